package io.symbia.client.deliveries.dates;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which comes first in a date such as {@code 3/4/2014}. */
public enum DateOrder {
    /** The day: 3 April. */
    DMY("d/M/uuuu"),
    /** The month: 4 March. */
    MDY("M/d/uuuu");

    /** The formatter alone would take {@code 003/4/2014} and {@code 3/4/+02014}. */
    private static final Pattern SLASHED = Pattern.compile("\\d{1,2}/\\d{1,2}/\\d{4}");

    private final DateTimeFormatter format;

    DateOrder(String pattern) {
        this.format = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    /** As it is typed. */
    public String option() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The order that somebody typed, {@code dmy} or {@code mdy} in any capitals; nothing for any other text. */
    public static Optional<DateOrder> typed(String text) {
        for (DateOrder order : values()) {
            if (order.name().equalsIgnoreCase(text)) return Optional.of(order);
        }
        return Optional.empty();
    }

    /** The date that a text is in this order; nothing when it is none in this order. */
    public Optional<LocalDate> read(String text) {
        if (!SLASHED.matcher(text).matches()) return Optional.empty();
        try {
            return Optional.of(LocalDate.parse(text, format));
        } catch (DateTimeParseException _) { // The calendar has no such day.
            return Optional.empty();
        }
    }
}
