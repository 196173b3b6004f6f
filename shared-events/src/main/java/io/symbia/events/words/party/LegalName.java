package io.symbia.events.words.party;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.canonical.VisibleText;
import io.symbia.events.kernel.form.Judged;
import io.symbia.events.kernel.form.TextForm;

/**
 * The name under which an enterprise or authority is registered.
 *
 * @param value 1 to 200 characters, not blank
 */
@TextForm(pattern = "^[\\s\\S]{1,200}$", example = "Teehaus Hamburg")
public record LegalName(String value) implements Judged {

    /** As long as the longest legal names in the LEI register's common use; a bound, not a rule of law. */
    public static final int MAX_CHARACTERS = 200;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public LegalName {
        if (value.isBlank() || value.length() > MAX_CHARACTERS) {
            throw new IllegalArgumentException(
                    "legal name must have 1 to %d characters, has %d".formatted(MAX_CHARACTERS, value.length()));
        }
    }

    @Override
    public void requireFit() {
        VisibleText.requireLine("a legal name", value);
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
