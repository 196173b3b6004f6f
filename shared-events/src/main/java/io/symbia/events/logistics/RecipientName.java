package io.symbia.events.logistics;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.canonical.VisibleText;
import io.symbia.events.kernel.form.Judged;

/**
 * Who took the goods, as a person is called. Personal: it leaves the owning service never, and no rule reads it.
 *
 * @param value 1 to 140 characters (ISO 20022 Max140Text for names), not only spaces, no control characters
 */
public record RecipientName(String value) implements Judged {
    private static final int MAX_CHARACTERS = 140;

    /** Refuses an empty name, and what is no name. */
    @JsonCreator
    public RecipientName {
        if (value.isBlank() || value.length() > MAX_CHARACTERS || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a recipient's name has 1 to " + MAX_CHARACTERS
                    + " characters, not only spaces, no control characters; had " + value.length());
        }
    }

    @Override
    public void requireFit() {
        VisibleText.requireLine("a recipient's name", value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
