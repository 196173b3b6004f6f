package io.symbia.client.deliveries.table;

import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;

/** Which comes first in a date such as {@code 3/4/2014}. */
public enum DateOrder {
    /** The day: 3 April. */
    DMY("d/M/uuuu"),
    /** The month: 4 March. */
    MDY("M/d/uuuu");

    private final DateTimeFormatter format;

    DateOrder(String pattern) {
        this.format = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    /** As it is typed. */
    public String option() {
        return name().toLowerCase(Locale.ROOT);
    }

    DateTimeFormatter format() {
        return format;
    }
}
