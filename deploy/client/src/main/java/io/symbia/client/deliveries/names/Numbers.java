package io.symbia.client.deliveries.names;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers of orders and shipments, as people and spreadsheets write one in several ways. */
public final class Numbers {
    /** A spreadsheet, or whatever reads a column of numbers, writes 00992 as 992, as 992.0, or as 9.92E2. */
    private static final Pattern NUMERIC = Pattern.compile("\\d+(\\.0+)?|\\d+(\\.\\d+)?[eE]\\d{1,2}");

    private Numbers() {}

    /** What all ways of writing a number share: the value of one that is digits alone, small letters otherwise. */
    public static String folded(String number) {
        String text = number.strip();
        if (!NUMERIC.matcher(text).matches()) return text.toLowerCase(Locale.ROOT);
        BigDecimal value = new BigDecimal(text);
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
