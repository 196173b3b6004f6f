package io.symbia.events.words.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.TextForm;
import io.symbia.events.words.checkdigit.Mod97;
import java.util.regex.Pattern;

/**
 * The number of a bank account (ISO 13616), in its electronic form without spaces. Check digits and overall form are checked, a
 * country's own length and structure are not.
 */
@TextForm(pattern = "^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$", example = "GB82WEST12345698765432")
public record Iban(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Iban {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "an IBAN has 2 letters, 2 digits and 11 to 30 letters and digits"); // May be personal.
        }
        Mod97.require("IBAN", value.substring(0, 4) + "...", value.substring(4) + value.substring(0, 4));
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
