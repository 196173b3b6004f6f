package io.symbia.events.words.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.TextForm;
import io.symbia.events.words.checkdigit.Mod97;
import java.util.regex.Pattern;

/** A structured creditor reference (ISO 11649): RF, two check digits, up to 21 letters and digits; {@code RF18539007547034}. */
@TextForm(pattern = "^RF[0-9]{2}[A-Z0-9]{1,21}$", example = "RF18539007547034")
public record CreditorReference(String value) {
    private static final Pattern FORM = Pattern.compile("RF[0-9]{2}[A-Z0-9]{1,21}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CreditorReference {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a creditor reference begins RF and two digits, found \"" + value + "\"");
        }
        Mod97.require("creditor reference", value, value.substring(4) + value.substring(0, 4));
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
