package io.symbia.client.deliveries.table;

import io.symbia.client.deliveries.dates.DateOrder;
import io.symbia.client.deliveries.dates.SaidDates;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody says about a file that it does not show by itself.
 *
 * @param separator   between cells; when absent, the one of comma, semicolon and tab that the heading is written with
 * @param dates       what is said of its dates; where nothing is, each column has to show it
 * @param saidCharset what it is written in; when absent, UTF-8 if its names read so
 */
public record Shape(Optional<Character> separator, SaidDates dates, Optional<Charset> saidCharset) {
    /** Nothing is said. */
    public static final Shape FOUND = new Shape(Optional.empty(), SaidDates.NOTHING, Optional.empty());

    /** No column has an order of its own. */
    public Shape(Optional<Character> separator, Optional<DateOrder> dates, Charset charset) {
        this(separator, new SaidDates(dates, Map.of(), false, Set.of()), Optional.of(charset));
    }

    /**
     * What somebody typed.
     *
     * @param separator one character, or the word {@code tab}
     * @param dates     each as {@link SaidDates#typed} has it
     * @throws IllegalArgumentException in the words of whoever typed it
     */
    public static Shape typed(Optional<String> separator, List<String> dates, Optional<String> charset) {
        return new Shape(
                separator.map(Shape::separator), SaidDates.typed(dates, Heading::fold), charset.map(Shape::charset));
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
}
