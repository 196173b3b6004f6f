package io.symbia.client.deliveries.table;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What somebody says about a file that it does not show by itself.
 *
 * @param separator between cells; when absent, the one of comma, semicolon and tab that the heading is written with
 * @param dates     whether day or month comes first where a date is written {@code 3/4/2014}; when absent, the column has to prove it
 */
public record Shape(Optional<Character> separator, Optional<DateOrder> dates, Charset charset) {
    /** Nothing is said; UTF-8. */
    public static final Shape FOUND = new Shape(Optional.empty(), Optional.empty(), StandardCharsets.UTF_8);
}
