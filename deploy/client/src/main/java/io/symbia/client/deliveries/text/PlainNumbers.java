package io.symbia.client.deliveries.text;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as they are written in cells. What may be thousands is none. */
public final class PlainNumbers {
    private static final int GRAMS = 3; // Decimals of a kilogram.

    private static final Pattern DECIMAL = Pattern.compile("\\d{1,13}(\\.\\d{1,2})?");

    /** Before thousands there are one to three digits, and the first is no zero. */
    private static final Pattern THOUSANDS = Pattern.compile("[1-9]\\d{0,2}\\.\\d{3}");

    private static final Pattern THIRD_DECIMAL = Pattern.compile("\\d{1,13}\\.\\d{3}");

    private static final Pattern THIRD_FOR_CERTAIN = Pattern.compile("(0|\\d{4,13})[.,]\\d{3}");

    /** More digits than thousands have; those behind the third say nothing. */
    private static final Pattern WITH_ZEROS = Pattern.compile("\\d{1,13}[.,]\\d{3}0{1,3}");

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

    /**
     * A number of three decimals: scales show grams. What may be thousands is none, and so is one of fewer decimals.
     *
     * @param pointDecimal whether the file shows that a point stands before decimals
     */
    public static Optional<BigDecimal> finely(String value, char separator, boolean pointDecimal) {
        boolean commas = separator == ',';
        boolean isSo = THIRD_FOR_CERTAIN.matcher(value).matches()
                || WITH_ZEROS.matcher(value).matches()
                || (commas && pointDecimal && THIRD_DECIMAL.matcher(value).matches());
        if (!isSo || (commas && value.indexOf(',') >= 0)) return Optional.empty();
        return Optional.of(new BigDecimal(value.replace(',', '.')).setScale(GRAMS)); // More of them are zeros.
    }

    /** Whether a text is a number with decimals or one of thousands, as the file of it shows. */
    public static boolean mayBeThousands(String value) {
        return THOUSANDS.matcher(value).matches();
    }
}
