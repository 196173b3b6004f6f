package io.symbia.events.words.goods;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.TextForm;
import io.symbia.events.words.checkdigit.Digits;
import io.symbia.events.words.checkdigit.Gs1;

/**
 * A GTIN: the number of a trade item (GS1 General Specifications section 3.3.2). GTIN-8, -12, -13 and -14 are read; the value is
 * always the 14-digit form, padded with zeros on the left, so that one item has one number: {@code 4006381333931} becomes {@code
 * 04006381333931}.
 */
@TextForm(pattern = "^[0-9]{14}$", example = "09506000134352")
public record Gtin(String value) {
    public static final int LENGTH = 14;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Gtin {
        if (value.length() != 8 && value.length() != 12 && value.length() != 13 && value.length() != LENGTH) {
            throw new IllegalArgumentException("a GTIN has 8, 12, 13 or 14 digits, found \"" + value + "\"");
        }
        Gs1.require("GTIN", value, value.length());
        if (Digits.isZero(value)) throw new IllegalArgumentException("a GTIN of zeros numbers nothing");
        value = "0".repeat(LENGTH - value.length()) + value; // Leading zeros do not change the check digit.
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
