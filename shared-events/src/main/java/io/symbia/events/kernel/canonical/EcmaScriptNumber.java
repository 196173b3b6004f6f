package io.symbia.events.kernel.canonical;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Writes a double as ECMAScript's {@code Number::toString} does (ECMA-262 section 6.1.6.1.20), which RFC 8785 section 3.2.2.3 asks. */
final class EcmaScriptNumber {
    private static final int MAX_PLAIN_EXPONENT =
            21; // ECMA-262: from 10^21 on, and below 10^-6, an exponent is written.
    private static final int MIN_PLAIN_EXPONENT = -6;

    private EcmaScriptNumber() {}

    static String format(double value) {
        if (!Double.isFinite(value)) throw new IllegalArgumentException("no JSON number: " + value);
        if (value == 0) return "0"; // Both zeros.
        if (value < 0) return "-" + format(-value);
        BigDecimal shortest = shortest(value);
        String digits = shortest.unscaledValue().toString();
        int exponent = digits.length() - shortest.scale(); // value = 0.digits * 10^exponent
        if (digits.length() <= exponent && exponent <= MAX_PLAIN_EXPONENT) {
            return digits + "0".repeat(exponent - digits.length());
        }
        if (0 < exponent && exponent <= MAX_PLAIN_EXPONENT) {
            return digits.substring(0, exponent) + "." + digits.substring(exponent);
        }
        if (MIN_PLAIN_EXPONENT < exponent && exponent <= 0) {
            return "0." + "0".repeat(-exponent) + digits;
        }
        String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
        int power = exponent - 1;
        return digits.charAt(0) + fraction + "e" + (power < 0 ? "-" : "+") + Math.abs(power);
    }

    /**
     * The shortest decimal that reads back as {@code value}, without trailing zeros. Java's own text is that since release 19, but
     * never shorter than two digits: it writes 4.9E-324 where 5E-324 reads back the same.
     */
    private static BigDecimal shortest(double value) {
        BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        if (decimal.precision() == 2) {
            BigDecimal single =
                    decimal.round(new MathContext(1, RoundingMode.HALF_EVEN)).stripTrailingZeros();
            if (single.doubleValue() == value) return single;
        }
        return decimal;
    }
}
