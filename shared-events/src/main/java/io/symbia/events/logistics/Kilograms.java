package io.symbia.events.logistics;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.TextForm;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * A mass in kilograms (UN/CEFACT Recommendation 20: KGM), exact to the gram; in JSON a decimal string, as {@code
 * "1478.5"}.
 *
 * @param value greater than zero, at most 999999999.999; trailing zeros carry no meaning and are dropped
 */
@TextForm(pattern = "^[0-9]{1,9}([.][0-9]{1,3})?$", example = "1478.5")
public record Kilograms(BigDecimal value) {
    /** Twice the largest ship there is. */
    public static final BigDecimal MAX = new BigDecimal("999999999.999");

    private static final int MAX_FRACTION_DIGITS = 3; // One gram: finer than any scale for freight.
    private static final Pattern FORM = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,3})?");

    /** Refuses nothing, less than nothing, fractions of a gram and what no ship carries. */
    public Kilograms {
        value = value.stripTrailingZeros();
        if (value.signum() <= 0 || value.scale() > MAX_FRACTION_DIGITS || value.compareTo(MAX) > 0) {
            throw new IllegalArgumentException("kilograms must be in [0.001, 999999999.999] and exact to the gram");
        }
    }

    /** Reads {@code 1478.5}; no sign, no exponent. */
    @JsonCreator
    public static Kilograms parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("kilograms look like 1478.5: up to 9 digits, up to 3 after the point");
        }
        return new Kilograms(new BigDecimal(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return value.toPlainString();
    }
}
