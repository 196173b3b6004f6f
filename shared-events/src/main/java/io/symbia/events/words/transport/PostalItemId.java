package io.symbia.events.words.transport;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.TextForm;
import io.symbia.events.words.checkdigit.Digits;
import java.util.regex.Pattern;

/** The identifier of a postal item (UPU S10): service, eight digits, check digit, country; {@code RA123456785CN}. */
@TextForm(pattern = "^[A-Z]{2}[0-9]{9}[A-Z]{2}$", example = "RA123456785CN")
public record PostalItemId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Z]{2}[0-9]{9}[A-Z]{2}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PostalItemId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a postal item has 2 letters, 9 digits and 2 letters, found \"" + value + "\"");
        }
        int due = checkDigit(value.substring(2, 10));
        if (value.charAt(10) - '0' != due) {
            throw new IllegalArgumentException("postal item %s: check digit %d is due".formatted(value, due));
        }
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }

    /** UPU S10 section 6: 11 minus the weighted sum modulo 11, where 10 becomes 0 and 11 becomes 5. */
    private static int checkDigit(String serial) {
        int complement = 11 - Digits.weightedSum(serial, 8, 6, 4, 2, 3, 5, 9, 7) % 11;
        return switch (complement) {
            case 10 -> 0;
            case 11 -> 5;
            default -> complement;
        };
    }
}
