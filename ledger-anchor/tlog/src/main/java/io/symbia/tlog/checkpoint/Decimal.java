package io.symbia.tlog.checkpoint;

import java.util.regex.Pattern;

/** "ASCII decimal representation ... with no leading zeroes", as sizes and indexes are written. */
public final class Decimal {
    private static final Pattern FORM =
            Pattern.compile("0|[1-9][0-9]{0,18}"); // The JDK also takes signs and foreign digits.

    private Decimal() {}

    /** Parses a number in [0, 2^63 - 1]. */
    public static long parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not a decimal number without leading zeros: " + text);
        }
        return Long.parseLong(text); // Past 2^63 - 1 this throws, which is an IllegalArgumentException too.
    }
}
