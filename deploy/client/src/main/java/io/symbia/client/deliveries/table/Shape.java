package io.symbia.client.deliveries.table;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody says about a file that it does not show by itself.
 *
 * @param separator   between cells; when absent, the one of comma, semicolon and tab that the heading is written with
 * @param dates       whether day or month comes first where a date is written {@code 3/4/2014}; when absent, the column has to prove it
 * @param columnDates the same for single columns, by their names in small letters; goes before {@code dates}
 * @param saidCharset what it is written in; when absent, UTF-8 if its names read so
 */
public record Shape(
        Optional<Character> separator,
        Optional<DateOrder> dates,
        Map<String, DateOrder> columnDates,
        Optional<Charset> saidCharset) {
    /** Nothing is said. */
    public static final Shape FOUND = new Shape(Optional.empty(), Optional.empty(), Map.of(), Optional.empty());

    /** Keeps a copy. */
    public Shape {
        columnDates = Map.copyOf(columnDates);
    }

    /** No column has an order of its own. */
    public Shape(Optional<Character> separator, Optional<DateOrder> dates, Charset charset) {
        this(separator, dates, Map.of(), Optional.of(charset));
    }

    /**
     * What somebody typed.
     *
     * @param separator one character, or the word {@code tab}
     * @param dates     each {@code dmy} or {@code mdy} for all columns, or behind the name of one column and an equals sign
     * @throws IllegalArgumentException in the words of whoever typed it
     */
    public static Shape typed(Optional<String> separator, List<String> dates, Optional<String> charset) {
        Optional<Character> between = separator.map(Shape::separator);
        Optional<DateOrder> forAll = Optional.empty();
        Map<String, DateOrder> ofColumns = new HashMap<>();
        for (String text : dates) {
            int equals = text.lastIndexOf('=');
            DateOrder order = DateOrder.typed(text.substring(equals + 1).strip())
                    .orElseThrow(() -> new IllegalArgumentException(
                            "--dates is dmy or mdy, for one column 'its name=dmy', was " + text));
            Optional<DateOrder> before = forAll;
            if (equals < 0) forAll = Optional.of(order);
            else before = Optional.ofNullable(ofColumns.put(Heading.fold(text.substring(0, equals)), order));
            if (before.isPresent() && before.get() != order) {
                throw new IllegalArgumentException(
                        "--dates names both orders for the same columns, say it for each column: " + text);
            }
        }
        return new Shape(between, forAll, ofColumns, charset.map(Shape::charset));
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

    /** The order that was named for a column. */
    Optional<DateOrder> named(String column) {
        return Optional.ofNullable(columnDates.get(column)).or(() -> dates);
    }
}
