package io.symbia.client.deliveries.dates;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What somebody says about the dates of a file.
 *
 * @param forAll    whether day or month comes first where a date is written {@code 3/4/2014}; it says nothing of {@code 14-Apr-03}
 * @param ofColumns the same for single columns, by their names in small letters; goes before {@code forAll}, and in both orders the year is last
 * @param yearLast  whether the year is last in every date such as {@code 14-Apr-03}
 * @param yearsLast the columns in which it is, by their names in small letters
 */
public record SaidDates(
        Optional<DateOrder> forAll, Map<String, DateOrder> ofColumns, boolean yearLast, Set<String> yearsLast) {
    /** As it is typed that the year is last, which says nothing of {@code 3/4/2014}. */
    public static final String YEAR_LAST = "year-last";

    /** Nothing is said. */
    public static final SaidDates NOTHING = new SaidDates(Optional.empty(), Map.of(), false, Set.of());

    /** Keeps copies. */
    public SaidDates {
        ofColumns = Map.copyOf(ofColumns);
        yearsLast = Set.copyOf(yearsLast);
    }

    /**
     * What somebody typed.
     *
     * @param texts  each {@code dmy}, {@code mdy} or {@code year-last} for all columns, or behind the name of one column and an equals sign
     * @param folded the name of a column as all its spellings are compared
     * @throws IllegalArgumentException in the words of whoever typed it
     */
    public static SaidDates typed(List<String> texts, UnaryOperator<String> folded) {
        Optional<DateOrder> forAll = Optional.empty();
        Map<String, DateOrder> ofColumns = new HashMap<>();
        boolean yearLast = false;
        Set<String> yearsLast = new HashSet<>();
        for (String text : texts) {
            int equals = text.lastIndexOf('=');
            Optional<String> column =
                    equals < 0 ? Optional.empty() : Optional.of(folded.apply(text.substring(0, equals)));
            String word = text.substring(equals + 1).strip();
            if (word.equalsIgnoreCase(YEAR_LAST)) {
                column.ifPresent(yearsLast::add);
                yearLast |= column.isEmpty();
                continue;
            }
            DateOrder order = DateOrder.typed(word)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "--dates is dmy, mdy or year-last, for one column 'its name=dmy', was " + text));
            Optional<DateOrder> before = forAll;
            if (column.isEmpty()) forAll = Optional.of(order);
            else before = Optional.ofNullable(ofColumns.put(column.get(), order));
            if (before.isPresent() && before.get() != order) {
                throw new IllegalArgumentException(
                        "--dates names both orders for the same columns, say it for each column: " + text);
            }
        }
        return new SaidDates(forAll, ofColumns, yearLast, yearsLast);
    }

    /** Whether somebody says that a named month has the year behind it in a column. */
    boolean isYearLast(String column) {
        return yearLast || yearsLast.contains(column) || ofColumns.containsKey(column);
    }

    /** The order that was named for a column, by itself or with all others. */
    Optional<DateOrder> named(String column) {
        return Optional.ofNullable(ofColumns.get(column)).or(() -> forAll);
    }

    /** The columns that are named by themselves. */
    Stream<String> columns() {
        return Stream.concat(ofColumns.keySet().stream(), yearsLast.stream()).distinct();
    }
}
