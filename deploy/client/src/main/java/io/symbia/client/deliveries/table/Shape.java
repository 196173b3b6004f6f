package io.symbia.client.deliveries.table;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody says about a file that it does not show by itself.
 *
 * @param separator   between cells; when absent, the one of comma, semicolon and tab that the heading is written with
 * @param dates       whether day or month comes first where a date is written {@code 3/4/2014}; when absent, the column has to prove it
 * @param columnDates the same for single columns, by their names in small letters; goes before {@code dates}
 * @param yearLast    whether the year is last in every date such as {@code 14-Apr-03}
 * @param yearsLast   the columns in which it is, by their names in small letters
 * @param saidCharset what it is written in; when absent, UTF-8 if its names read so
 */
public record Shape(
        Optional<Character> separator,
        Optional<DateOrder> dates,
        Map<String, DateOrder> columnDates,
        boolean yearLast,
        Set<String> yearsLast,
        Optional<Charset> saidCharset) {
    /** As it is typed that the year is last, which says nothing of {@code 3/4/2014}. */
    static final String YEAR_LAST = "year-last";

    /** Nothing is said. */
    public static final Shape FOUND =
            new Shape(Optional.empty(), Optional.empty(), Map.of(), false, Set.of(), Optional.empty());

    /** Keeps copies. */
    public Shape {
        columnDates = Map.copyOf(columnDates);
        yearsLast = Set.copyOf(yearsLast);
    }

    /** No column has an order of its own. */
    public Shape(Optional<Character> separator, Optional<DateOrder> dates, Charset charset) {
        this(separator, dates, Map.of(), false, Set.of(), Optional.of(charset));
    }

    /**
     * What somebody typed.
     *
     * @param separator one character, or the word {@code tab}
     * @param dates     each {@code dmy}, {@code mdy} or {@code year-last} for all columns, or behind the name of one column and an equals sign
     * @throws IllegalArgumentException in the words of whoever typed it
     */
    public static Shape typed(Optional<String> separator, List<String> dates, Optional<String> charset) {
        Optional<Character> between = separator.map(Shape::separator);
        Optional<DateOrder> forAll = Optional.empty();
        Map<String, DateOrder> ofColumns = new HashMap<>();
        boolean yearLast = false;
        Set<String> yearsLast = new HashSet<>();
        for (String text : dates) {
            int equals = text.lastIndexOf('=');
            Optional<String> column =
                    equals < 0 ? Optional.empty() : Optional.of(Heading.fold(text.substring(0, equals)));
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
        return new Shape(between, forAll, ofColumns, yearLast, yearsLast, charset.map(Shape::charset));
    }

    /** In which the file is read. */
    public Charset charset() {
        return saidCharset.orElse(StandardCharsets.UTF_8);
    }

    private static char separator(String text) {
        if (text.equals("tab")) return '\t';
        if (text.length() != 1 || "\"\r\n".contains(text)) {
            throw new IllegalArgumentException(
                    "--separator is one character, no quotation mark, or the word tab, was " + text);
        }
        return text.charAt(0);
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException("--charset " + name + " is not known here", unknown);
        }
    }

    /** Whether somebody says that a named month has the year behind it in a column; in each of both orders it is. */
    boolean isYearLast(String column) {
        return yearLast || yearsLast.contains(column) || named(column).isPresent();
    }

    /** The order that was named for a column. */
    Optional<DateOrder> named(String column) {
        return Optional.ofNullable(columnDates.get(column)).or(() -> dates);
    }
}
