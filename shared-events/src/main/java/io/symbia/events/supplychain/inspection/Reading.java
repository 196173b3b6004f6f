package io.symbia.events.supplychain.inspection;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.TextForm;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * A decimal that was measured or that limits what is measured, such as {@code 0.05}. Text in JSON, since JSON numbers are binary.
 *
 * @param value at most 12 digits before and 9 after the point
 */
@TextForm(pattern = "^-?(0|[1-9][0-9]{0,11})(\\.[0-9]{1,9})?$", example = "0.05")
public record Reading(BigDecimal value) {

    private static final Pattern FORM = Pattern.compile("-?(0|[1-9][0-9]{0,11})(\\.[0-9]{1,9})?");

    public Reading {
        if (!FORM.matcher(value.toPlainString()).matches()) {
            throw new IllegalArgumentException("a reading is a decimal like 0.05, was " + value);
        }
    }

    /** Reads {@code 0.05}; no exponent, no plus. */
    @JsonCreator
    public static Reading of(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("a reading is a decimal like 0.05, was " + text);
        }
        return new Reading(new BigDecimal(text));
    }

    /** Whether this is the greater one. */
    public boolean exceeds(Reading other) {
        return value.compareTo(other.value) > 0;
    }

    @JsonValue
    @Override
    public String toString() {
        return value.toPlainString();
    }
}
