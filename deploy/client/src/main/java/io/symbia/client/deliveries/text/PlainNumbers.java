package io.symbia.client.deliveries.text;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as they are written in cells. What may be thousands is none. */
public final class PlainNumbers {
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,13}(\\.\\d{1,2})?");

    private static final Pattern THIRD_DECIMAL = Pattern.compile("\\d{1,13}\\.\\d{3}");

    /** In a file that may write thousands with a point; before those there are one to three digits, and the first is no zero. */
    private static final Pattern THIRD_FOR_CERTAIN = Pattern.compile("(0|\\d{4,13})[.,]\\d{3}");

    /** In a file that does not separate cells by commas; three digits behind a comma would be thousands. */
    private static final Pattern DECIMAL_COMMA = Pattern.compile("\\d{1,13},\\d{1,2}");

    private PlainNumbers() {}

    /**
     * A number with at most two decimals; nothing for any other text.
     *
     * @param separator between the cells of the file: one that is no comma leaves that for decimals
     */
    public static Optional<BigDecimal> read(String value, char separator) {
        boolean comma = separator != ',';
        String plain = comma && DECIMAL_COMMA.matcher(value).matches() ? value.replace(',', '.') : value;
        return DECIMAL.matcher(plain).matches() ? Optional.of(new BigDecimal(plain)) : Optional.empty();
    }

    /** A number of three decimals: scales show grams. What may be thousands is none, and so is one of fewer decimals. */
    public static Optional<BigDecimal> finely(String value, char separator) {
        boolean commas = separator == ',';
        boolean isSo = commas
                ? THIRD_DECIMAL.matcher(value).matches()
                : THIRD_FOR_CERTAIN.matcher(value).matches();
        return isSo ? Optional.of(new BigDecimal(value.replace(',', '.'))) : Optional.empty();
    }
}
