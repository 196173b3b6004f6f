package io.symbia.client.deliveries.table;

import io.symbia.client.deliveries.text.FileRefused;
import io.symbia.client.deliveries.text.NamedMonths;
import io.symbia.client.deliveries.text.PlainDates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The order of day and month in each column of dates. A column proves it by a date that can be read in one way only, such as
 * {@code 23/4/2014}; nobody's habit is assumed, since two days late would become sixty. A cell that is no date in either order, such as
 * {@code 2/30/2014}, proves nothing.
 *
 * <p>Where the month is named, the year may be in front: {@code 14-Apr-03} is 14 April 2003 or 3 April 2014. It is read with the year last where a
 * date of the file shows that it is, such as {@code 3-Apr-14}, or somebody says so, or names an order for the column, in both of which it is.
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
     * Judges all columns of a file. Where it was put together of several, each part was written by itself, perhaps by another program: what one of
     * them shows about its dates is not said of another's.
     *
     * @param file  how it is named in a sentence
     * @param parts from heading to heading
     * @throws FileRefused when a column contradicts itself, another part or what was named, or could be read in both ways
     */
    static DateOrders of(Object file, Heading heading, List<List<Row>> parts, List<String> columns, Shape shape)
            throws FileRefused {
        List<Part> all = new ArrayList<>();
        for (List<Row> rows : parts) {
            if (!rows.isEmpty()) all.add(Part.of(rows, heading, columns));
        }
        requireOneOrder(file, all, columns);
        List<String> unknown = Stream.concat(shape.columnDates().keySet().stream(), shape.yearsLast().stream())
                .distinct()
                .filter(named -> !columns.contains(named))
                .sorted()
                .map(named -> "has no column of dates '" + named + "'")
                .toList();
        for (Part part : all) {
            List<String> reasons = new ArrayList<>(unknown);
            reasons.addAll(part.reasons(shape, new Advice(all)));
            if (!reasons.isEmpty()) throw new FileRefused(all.size() > 1 ? part.named(file) : file, reasons);
        }
        if (!unknown.isEmpty()) throw new FileRefused(file, unknown); // No row of it is whole.
        DateOrders orders = new DateOrders();
        for (String column : columns) {
            shape.named(column)
                    .or(() -> shown(all, column).findFirst())
                    .ifPresent(order -> orders.byColumn.put(column, order));
        }
        return orders;
    }

    /** The orders that parts show in a column. */
    private static Stream<DateOrder> shown(List<Part> parts, String column) {
        return parts.stream().flatMap(part -> part.evidence().get(column).shown().stream());
    }

    /** Nothing that somebody says about the file as a whole helps where one part begins with the day and another with the month. */
    private static void requireOneOrder(Object file, List<Part> parts, List<String> columns) throws FileRefused {
        List<String> different = new ArrayList<>();
        for (String column : columns) {
            List<Evidence> proofs = parts.stream()
                    .map(part -> part.evidence().get(column))
                    .filter(said -> said.shown().isPresent())
                    .toList();
            Optional<Evidence> day =
                    proofs.stream().filter(said -> said.dayFirst != null).findFirst();
            Optional<Evidence> month =
                    proofs.stream().filter(said -> said.monthFirst != null).findFirst();
            if (day.isEmpty() || month.isEmpty()) continue;
            different.add("column '%s' begins with the day in %s and with the month in %s"
                    .formatted(column, day.get().dayFirst, month.get().monthFirst));
        }
        if (different.isEmpty()) return;
        throw new FileRefused(
                file,
                "was put together of files that write their dates in different orders: " + String.join(", ", different)
                        + "; " + Advice.APART + ", each is read in the order that it shows");
    }

    /** The columns in which some rows, in a file of their own, would not show where the year is. */
    static List<String> inDoubt(List<Row> rows, Heading heading, List<String> columns) {
        Map<String, NamedMonths> months = new LinkedHashMap<>();
        for (String column : columns) {
            NamedMonths ofColumn = new NamedMonths();
            int place = heading.places().get(column);
            for (Row row : rows) ofColumn.add(row.line(), row.cells().get(place).strip());
            months.put(column, ofColumn);
        }
        boolean last = months.values().stream().anyMatch(NamedMonths::isLast);
        return columns.stream()
                .filter(column -> months.get(column).doubt(false, last).isPresent())
                .toList();
    }

    /**
     * A file, or one of several that were put together.
     *
     * @param line     of its first row
     * @param evidence what its dates say, by column
     */
    private record Part(long line, Map<String, Evidence> evidence) {
        static Part of(List<Row> rows, Heading heading, List<String> columns) {
            Map<String, Evidence> evidence = new LinkedHashMap<>();
            for (String column : columns) {
                Evidence ofColumn = new Evidence();
                int place = heading.places().get(column);
                for (Row row : rows)
                    ofColumn.add(row.line(), row.cells().get(place).strip());
                evidence.put(column, ofColumn);
            }
            return new Part(rows.getFirst().line(), evidence);
        }

        String named(Object file) {
            return "the part of %s from line %d, below a heading of its own,".formatted(file, line);
        }

        List<String> reasons(Shape shape, Advice advice) {
            boolean yearLast = evidence.values().stream().anyMatch(said -> said.months.isLast());
            List<String> reasons = new ArrayList<>();
            evidence.forEach((column, said) -> {
                Optional<DateOrder> named = shape.named(column);
                said.months
                        .doubt(shape.isYearLast(column), yearLast)
                        .ifPresent(date -> reasons.add(Advice.ofYear(column, date)));
                said.judge(column, named, advice).ifPresent(reasons::add);
            });
            if (!reasons.isEmpty() && advice.parts().size() > 1) {
                reasons.add("where not all parts write their dates alike, " + Advice.APART);
            }
            return reasons;
        }
    }

    /**
     * Advises what to do about dates that can be read in both ways.
     *
     * @param parts of the file, for all of which an option is typed
     */
    private record Advice(List<Part> parts) {
        static final String APART = "import the rows below each heading as a file of their own, with that heading";

        /** An order of day and month would be read in dates of the column that somebody types into it later, too. */
        static String ofYear(String column, String date) {
            return ("column '%s' has dates such as %s, and none that shows whether day or year comes first: say --dates '%s=%s'"
                            + " where the year is last, or write them as 2003-04-14")
                    .formatted(column, date, column, Shape.YEAR_LAST);
        }

        String ofOrder(String column, String date) {
            String doubt =
                    "column '%s' has dates such as %s, and none that shows whether day or month comes first: say "
                            .formatted(column, date);
            Optional<DateOrder> elsewhere = shown(parts, column).findFirst();
            if (elsewhere.isPresent()) {
                return doubt + option(column, elsewhere.get(), true) + " where they are as those of another part";
            }
            boolean proven = all().anyMatch(said -> said.shown().isPresent());
            return doubt + option(column, DateOrder.DMY, proven) + " or " + option(column, DateOrder.MDY, proven);
        }

        /** A spreadsheet that takes days for months makes dates of those that it can read so, and leaves the others as text. */
        String ofHalf(String column, String settled, String left, DateOrder order) {
            return ("column '%s' has dates such as %s beside %s, as where a spreadsheet has read days for months in those that"
                            + " have both: where the first is right as it stands, say %s, else write the dates as they were")
                    .formatted(column, settled, left, option(column, order, true));
        }

        private Stream<Evidence> all() {
            return parts.stream().flatMap(part -> part.evidence().values().stream());
        }

        /** @param alone whether one order for all columns may be wrong for others */
        private static String option(String column, DateOrder order, boolean alone) {
            return alone ? "--dates '%s=%s'".formatted(column, order.option()) : "--dates " + order.option();
        }
    }

    /** What the dates of one column say, each by its first example. */
    private static final class Evidence {
        private String dayFirst;
        private String monthFirst;
        private String either;
        private String settled; // Written so that it can be read in one way, and a date with day and month exchanged.
        private final NamedMonths months = new NamedMonths();

        void add(long line, String cell) {
            months.add(line, cell);
            Optional<LocalDate> byDay = DateOrder.DMY.read(cell).filter(PlainDates::isInRange);
            Optional<LocalDate> byMonth = DateOrder.MDY.read(cell).filter(PlainDates::isInRange);
            if (settled == null && PlainDates.isTurnable(cell)) settled = "'%s' (line %d)".formatted(cell, line);
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

        /** The order that it proves; nothing where it contradicts itself, too. */
        Optional<DateOrder> shown() {
            if ((dayFirst == null) == (monthFirst == null)) return Optional.empty();
            return Optional.of(dayFirst != null ? DateOrder.DMY : DateOrder.MDY);
        }

        /** Why it cannot be read; nothing where it can. */
        Optional<String> judge(String column, Optional<DateOrder> named, Advice advice) {
            if (dayFirst != null && monthFirst != null) {
                return Optional.of(
                        ("column '%s' contradicts itself: %s begins with the day, %s with the month; where rows of two"
                                        + " files stand below one heading, import those of each as a file of their own")
                                .formatted(column, dayFirst, monthFirst));
            }
            if (named.isPresent()) {
                String against = named.get() == DateOrder.DMY ? monthFirst : dayFirst;
                return Optional.ofNullable(against)
                        .map(date -> "column '%s' has the date %s, which is none of the order that was named"
                                .formatted(column, date));
            }
            if (shown().isPresent() && either == null && settled != null) {
                return Optional.of(
                        advice.ofHalf(column, settled, dayFirst != null ? dayFirst : monthFirst, shown().get()));
            }
            return shown().isPresent()
                    ? Optional.empty()
                    : Optional.ofNullable(either).map(date -> advice.ofOrder(column, date));
        }
    }
}
