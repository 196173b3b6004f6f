package io.symbia.events.logistics.milestone;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.TextForm;
import java.util.regex.Pattern;

/**
 * The number that a carrier gives to a voyage, a flight or a run, such as {@code 2103S} (DCSA {@code carrierVoyageNumber}).
 *
 * @param value 1 to 50 characters: letters, digits, and {@code . / _ -} between them
 */
@TextForm(pattern = "^[A-Za-z0-9][A-Za-z0-9./_-]{0,49}$", example = "2103S")
public record VoyageNumber(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9./_-]{0,49}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public VoyageNumber {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a voyage is numbered with 1 to 50 of A-Z a-z 0-9 . / _ -, was \"" + value + "\"");
        }
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
