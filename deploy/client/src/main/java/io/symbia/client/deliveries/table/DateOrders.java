package io.symbia.client.deliveries.table;

import io.symbia.client.deliveries.text.FileRefused;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The order of day and month in each column of dates. A column proves it by a date that can be read in one way only, such as
 * {@code 23/4/2014}; nobody's habit is assumed, since two days late would become sixty. A cell that is no date in either order, such as
 * {@code 2/30/2014}, proves nothing.
 *
 * <p>Where the month is named, the year may be in front: {@code 14-Apr-03} is 14 April 2003 or 3 April 2014. It is read with the year last where a
 * date of the file shows that it is, such as {@code 3-Apr-14}, or somebody has named an order for the column, in both of which it is.
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
     * Judges all columns of a table, or of a part of one.
     *
     * @param file how it is named in a sentence
     * @throws FileRefused when a column contradicts itself or what was named, or could be read in both ways
     */
    static DateOrders of(Object file, Heading heading, List<Row> rows, List<String> columns, Shape shape)
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
        boolean yearLast = evidence.values().stream().anyMatch(said -> said.months.isLast());
        evidence.forEach((column, said) -> said.months
                .doubt(shape.named(column).isPresent(), yearLast)
                .ifPresent(example -> reasons.add(
                        ("column '%s' has dates such as %s, and none that shows whether day or year comes first:"
                                        + " say --dates %s where the day does, or write them as 2003-04-14")
                                .formatted(column, example, DateOrder.DMY.option()))));
        DateOrders orders = new DateOrders();
        evidence.forEach((column, said) -> said.judge(column, shape.named(column), proven, reasons)
                .ifPresent(order -> orders.byColumn.put(column, order)));
        if (!reasons.isEmpty()) throw new FileRefused(file, reasons);
        return orders;
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

    /** What the dates of one column say, each by its first example. */
    private static final class Evidence {
        private String dayFirst;
        private String monthFirst;
        private String either;
        private final NamedMonths months = new NamedMonths();

        void add(long line, String cell) {
            months.add(line, cell);
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

    /** What dates such as {@code 14-Apr-03} say about where the year is. */
    private static final class NamedMonths {
        /** Of two numbers of two digits each may be the year, one of a single digit is the day. */
        private static final Pattern YEAR_IN_FRONT = Pattern.compile("(\\d{2})(-[A-Za-z]{3}-)(\\d{2})");

        private String either;
        private boolean last;
        private boolean front;

        void add(long line, String cell) {
            Optional<LocalDate> dayFirst = FieldReader.namedMonth(cell);
            Matcher turned = YEAR_IN_FRONT.matcher(cell);
            Optional<LocalDate> yearFirst = turned.matches()
                    ? FieldReader.namedMonth(turned.group(3) + turned.group(2) + turned.group(1))
                    : Optional.empty();
            if (dayFirst.equals(yearFirst)) return; // No date, or the same number twice.
            if (yearFirst.isEmpty()) last = true;
            else if (dayFirst.isEmpty()) front = true;
            else if (either == null) either = "'%s' (line %d)".formatted(cell, line);
        }

        boolean isLast() {
            return last;
        }

        /**
         * The date that may be another; nothing when none may.
         *
         * @param named    whether somebody says that the year is last
         * @param ofOthers whether a date of the file proves it, which is none for a column that has a year in front
         */
        Optional<String> doubt(boolean named, boolean ofOthers) {
            return last || named || (ofOthers && !front) ? Optional.empty() : Optional.ofNullable(either);
        }
    }
}
