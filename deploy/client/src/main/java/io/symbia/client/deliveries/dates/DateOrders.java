package io.symbia.client.deliveries.dates;

import io.symbia.client.deliveries.text.FileRefused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The order of day and month in each column of dates. A column proves it by a date that can be read in one way only, such as
 * {@code 23/4/2014}; nobody's habit is assumed, since two days late would become sixty. A cell that is no date in either order, such as
 * {@code 2/30/2014}, proves nothing.
 *
 * <p>Where the month is named, the year may be in front: {@code 14-Apr-03} is 14 April 2003 or 3 April 2014. It is read with the year last where a
 * date of the file shows that it is, such as {@code 3-Apr-14}, or somebody says so, or names an order for the column, in both of which it is.
 */
public final class DateOrders {
    private final Map<String, DateOrder> byColumn = new LinkedHashMap<>();

    /** The order in a column; absent where no date of it depends on one. */
    public Optional<DateOrder> of(String column) {
        return Optional.ofNullable(byColumn.get(column));
    }

    /** By column, in the order in which the columns are named. */
    public Map<String, DateOrder> all() {
        return byColumn;
    }

    /**
     * Judges all columns of a file. Where it was put together of several, each part was written by itself, perhaps by another program: what one of
     * them shows about its dates is not said of another's.
     *
     * @param file       how it is named in a sentence
     * @param parts      from heading to heading
     * @param wasRefused whether it is a file of refused rows, perhaps as a spreadsheet has written it
     * @throws FileRefused when a column contradicts itself, another part or what was named, or could be read in both ways
     */
    public static DateOrders of(
            Object file, List<DatePart> parts, List<String> columns, SaidDates said, boolean wasRefused)
            throws FileRefused {
        List<DatePart> all = parts.stream().filter(part -> !part.isEmpty()).toList();
        requireOneOrder(file, all, columns);
        List<String> unknown = said.columns()
                .filter(named -> !columns.contains(named))
                .sorted()
                .map(named -> "has no column of dates '" + named + "'")
                .toList();
        for (DatePart part : all) {
            List<String> reasons = new ArrayList<>(unknown);
            reasons.addAll(part.reasons(said, new DateAdvice(all), wasRefused));
            if (!reasons.isEmpty()) throw new FileRefused(all.size() > 1 ? part.named(file) : file, reasons);
        }
        if (!unknown.isEmpty()) throw new FileRefused(file, unknown); // No row of it is whole.
        DateOrders orders = new DateOrders();
        for (String column : columns) {
            boolean depends = all.stream().anyMatch(part -> part.isSlashed(column));
            said.named(column)
                    .filter(_ -> depends || said.ofColumns().containsKey(column))
                    .or(() -> DatePart.shown(all, column).findFirst())
                    .ifPresent(order -> orders.byColumn.put(column, order));
        }
        return orders;
    }

    /** Nothing that somebody says about the file as a whole helps where one part begins with the day and another with the month. */
    private static void requireOneOrder(Object file, List<DatePart> parts, List<String> columns) throws FileRefused {
        List<String> different = new ArrayList<>();
        for (String column : columns) {
            List<DateColumn> proofs = parts.stream()
                    .map(part -> part.column(column))
                    .filter(said -> said.shown().isPresent())
                    .toList();
            Optional<String> day =
                    proofs.stream().flatMap(said -> said.dayFirst().stream()).findFirst();
            Optional<String> month =
                    proofs.stream().flatMap(said -> said.monthFirst().stream()).findFirst();
            if (day.isEmpty() || month.isEmpty()) continue;
            different.add("column '%s' begins with the day in %s and with the month in %s"
                    .formatted(column, day.get(), month.get()));
        }
        if (different.isEmpty()) return;
        throw new FileRefused(
                file,
                "was put together of files that write their dates in different orders: " + String.join(", ", different)
                        + "; " + DateAdvice.APART + ", each is read in the order that it shows");
    }
}
