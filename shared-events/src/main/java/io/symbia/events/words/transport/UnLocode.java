package io.symbia.events.words.transport;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.TextForm;
import java.util.regex.Pattern;

/** A place by its UN/LOCODE (UNECE Recommendation 16): country and three letters or digits 2 to 9; {@code CNNGB} is Ningbo. */
@TextForm(pattern = "^[A-Z]{2}[A-Z2-9]{3}$", example = "CNNGB")
public record UnLocode(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Z]{2}[A-Z2-9]{3}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public UnLocode {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a UN/LOCODE has 5 characters, found \"" + value + "\"");
        }
    }

    /** The two letters of the country; {@code XZ} stands for the high seas, so this need not be a country of ISO 3166. */
    public String countryLetters() {
        return value.substring(0, 2);
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
