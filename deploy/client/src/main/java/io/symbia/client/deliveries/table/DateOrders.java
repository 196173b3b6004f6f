package io.symbia.client.deliveries.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The order of day and month in each column of dates. A column proves it by a date that can be read in one way only, such as
 * {@code 23/4/2014}; nobody's habit is assumed, since two days late would become sixty.
 */
final class DateOrders {
    private static final Pattern SLASHED = Pattern.compile("(\\d{1,2})/(\\d{1,2})/\\d{4}");
    private static final int MONTHS = 12;

    private final Map<String, DateOrder> byColumn = new HashMap<>();

    /** The order in a column; absent where no date of it depends on one. */
    Optional<DateOrder> of(String column) {
        return Optional.ofNullable(byColumn.get(column));
    }

    Set<DateOrder> all() {
        return Set.copyOf(byColumn.values());
    }

    /**
     * Judges all columns of a table.
     *
     * @throws FileRefused when a column contradicts itself or what was named, or could be read in both ways
     */
    static DateOrders of(Path file, Heading heading, List<Row> rows, List<String> columns, Optional<DateOrder> named)
            throws FileRefused {
        DateOrders orders = new DateOrders();
        List<String> reasons = new ArrayList<>();
        for (String column : columns) {
            Evidence evidence = new Evidence();
            int place = heading.places().get(column);
            for (Row row : rows) evidence.add(row.line(), row.cells().get(place));
            evidence.judge(column, named, reasons).ifPresent(order -> orders.byColumn.put(column, order));
        }
        if (!reasons.isEmpty()) throw new FileRefused(file, reasons);
        return orders;
    }

    /** What the dates of one column say, each by its first example. */
    private static final class Evidence {
        private String dayFirst;
        private String monthFirst;
        private String either;

        void add(long line, String cell) {
            Matcher date = SLASHED.matcher(cell.strip());
            if (!date.matches()) return;
            int first = Integer.parseInt(date.group(1));
            int second = Integer.parseInt(date.group(2));
            String example = "'%s' (line %d)".formatted(cell.strip(), line);
            if (first > MONTHS && second <= MONTHS) {
                if (dayFirst == null) dayFirst = example;
            } else if (second > MONTHS && first <= MONTHS) {
                if (monthFirst == null) monthFirst = example;
            } else if (first != second && either == null) {
                either = example; // Two numbers above 12 are no date in either order, and refused with their row.
            }
        }

        Optional<DateOrder> judge(String column, Optional<DateOrder> named, List<String> reasons) {
            String place = "column '" + column + "' ";
            if (dayFirst != null && monthFirst != null) {
                reasons.add(place + "contradicts itself: " + dayFirst + " begins with the day, " + monthFirst
                        + " with the month");
            } else if (named.isPresent()) {
                String against = named.get() == DateOrder.DMY ? monthFirst : dayFirst;
                if (against == null) return named;
                reasons.add(place + "has the date " + against + ", which is none of the order that was named");
            } else if (dayFirst != null) {
                return Optional.of(DateOrder.DMY);
            } else if (monthFirst != null) {
                return Optional.of(DateOrder.MDY);
            } else if (either != null) {
                reasons.add(place + "has dates such as " + either
                        + ", and none that shows whether day or month comes first: say --dates dmy or --dates mdy");
            }
            return Optional.empty();
        }
    }
}
