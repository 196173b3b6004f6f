package io.symbia.client.deliveries.dates;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The dates of a file, or of one of several that were put together. */
public final class DatePart {
    private final Map<String, DateColumn> columns = new LinkedHashMap<>();
    private long firstLine;

    /** Without a date. */
    public DatePart(List<String> columns) {
        for (String column : columns) this.columns.put(column, new DateColumn());
    }

    /**
     * Takes a cell, whatever is in it.
     *
     * @param line counted from 1
     * @param kept whether it stood so that no spreadsheet has written it anew
     */
    public void add(String column, long line, String text, boolean kept) {
        if (firstLine == 0) firstLine = line;
        columns.get(column).add(line, text, kept);
    }

    boolean isEmpty() {
        return firstLine == 0;
    }

    String named(Object file) {
        return "the part of %s from line %d, below a heading of its own,".formatted(file, firstLine);
    }

    DateColumn column(String column) {
        return columns.get(column);
    }

    /** Whether it has a date in a column that depends on the order of day and month. */
    public boolean isSlashed(String column) {
        return columns.get(column).isSlashed();
    }

    /** The columns that do not show where the year is. */
    public List<String> yearsInDoubt() {
        boolean last = isYearShown();
        return columns.keySet().stream()
                .filter(column ->
                        columns.get(column).months().doubt(false, last).isPresent())
                .toList();
    }

    private boolean isYearShown() {
        return columns.values().stream().anyMatch(column -> column.months().isLast());
    }

    private boolean isAsWritten() {
        return columns.values().stream().anyMatch(DateColumn::isAsWritten);
    }

    /** A date that a spreadsheet has left here, if it has read all those that it could. */
    private Optional<LeftDate> left() {
        if (isAsWritten()) return Optional.empty();
        return columns.entrySet().stream()
                .flatMap(column -> column.getValue().leftIn(column.getKey()).stream())
                .findFirst();
    }

    /** Why it cannot be read; nothing where it can. */
    List<String> reasons(SaidDates said, DateAdvice advice, boolean wasRefused) {
        Optional<LeftDate> elsewhere = isAsWritten()
                ? Optional.empty()
                : advice.parts().stream().flatMap(part -> part.left().stream()).findFirst();
        boolean yearShown = isYearShown();
        // An order that is named for all columns, none of which has a date of it any more.
        boolean forNone = wasRefused
                && said.forAll().isPresent()
                && columns.values().stream().noneMatch(DateColumn::isSlashed);
        List<String> reasons = new ArrayList<>();
        columns.forEach((column, dates) -> {
            boolean last = said.isYearLast(column);
            dates.months()
                    .contradiction(column)
                    .or(() -> dates.months().doubt(last, yearShown).map(date -> DateAdvice.ofYear(column, date)))
                    .ifPresent(reasons::add);
            dates.judge(column, said, wasRefused, advice, elsewhere)
                    .or(() -> forNone ? dates.exchanged(column) : Optional.empty())
                    .ifPresent(reasons::add);
        });
        if (!reasons.isEmpty() && advice.parts().size() > 1) {
            reasons.add("where not all parts write their dates alike, " + DateAdvice.APART);
        }
        return reasons;
    }

    /** The orders that parts show in a column. */
    static Stream<DateOrder> shown(List<DatePart> parts, String column) {
        return parts.stream().map(part -> part.column(column).shown()).flatMap(Optional::stream);
    }
}
