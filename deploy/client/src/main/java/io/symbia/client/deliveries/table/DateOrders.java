package io.symbia.client.deliveries.table;

import io.symbia.client.deliveries.text.FileRefused;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The order of day and month in each column of dates. A column proves it by a date that can be read in one way only, such as
 * {@code 23/4/2014}; nobody's habit is assumed, since two days late would become sixty. A cell that is no date in either order, such as
 * {@code 2/30/2014}, proves nothing.
 */
final class DateOrders {
    private final Map<String, DateOrder> byColumn = new LinkedHashMap<>();

    /** The order in a column; absent where no date of it depends on one. */
    Optional<DateOrder> of(String column) {
        return Optional.ofNullable(byColumn.get(column));
    }

    /** By column, in the order in which the columns are named. */
    Map<String, DateOrder> all() {
        return byColumn;
    }

    /**
     * Judges all columns of a table.
     *
     * @throws FileRefused when a column contradicts itself or what was named, or could be read in both ways
     */
    static DateOrders of(Path file, Heading heading, List<Row> rows, List<String> columns, Shape shape)
            throws FileRefused {
        List<String> reasons = new ArrayList<>();
        for (String named : shape.columnDates().keySet()) {
            if (!columns.contains(named)) reasons.add("has no column of dates '" + named + "'");
        }
        Map<String, Evidence> evidence = new LinkedHashMap<>();
        for (String column : columns) {
            Evidence ofColumn = new Evidence();
            int place = heading.places().get(column);
            for (Row row : rows) ofColumn.add(row.line(), row.cells().get(place).strip());
            evidence.put(column, ofColumn);
        }
        boolean proven = evidence.values().stream().anyMatch(Evidence::isProof);
        DateOrders orders = new DateOrders();
        evidence.forEach((column, said) -> said.judge(column, shape.named(column), proven, reasons)
                .ifPresent(order -> orders.byColumn.put(column, order)));
        if (!reasons.isEmpty()) throw new FileRefused(file, reasons);
        return orders;
    }

    /** What the dates of one column say, each by its first example. */
    private static final class Evidence {
        private String dayFirst;
        private String monthFirst;
        private String either;

        void add(long line, String cell) {
            Optional<LocalDate> byDay = DateOrder.DMY.read(cell).filter(FieldReader::isInRange);
            Optional<LocalDate> byMonth = DateOrder.MDY.read(cell).filter(FieldReader::isInRange);
            if (byDay.equals(byMonth)) return; // No date, or the same number twice.
            String example = "'%s' (line %d)".formatted(cell, line);
            if (byMonth.isEmpty()) {
                if (dayFirst == null) dayFirst = example;
            } else if (byDay.isEmpty()) {
                if (monthFirst == null) monthFirst = example;
            } else if (either == null) {
                either = example;
            }
        }

        boolean isProof() {
            return dayFirst != null || monthFirst != null;
        }

        /** @param proven whether some column of the file proves an order, so that one order for all may be wrong for it */
        Optional<DateOrder> judge(String column, Optional<DateOrder> named, boolean proven, List<String> reasons) {
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
                String option = proven ? "--dates '" + column + "=%s'" : "--dates %s";
                reasons.add(place + "has dates such as " + either
                        + ", and none that shows whether day or month comes first: say "
                        + option.formatted(DateOrder.DMY.option()) + " or "
                        + option.formatted(DateOrder.MDY.option()));
            }
            return Optional.empty();
        }
    }
}
