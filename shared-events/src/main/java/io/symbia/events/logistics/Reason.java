package io.symbia.events.logistics;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.canonical.VisibleText;
import io.symbia.events.kernel.form.Judged;

/**
 * Why somebody did something, in their own words.
 *
 * @param value 1 to 500 characters, not only spaces, no control characters
 */
public record Reason(String value) implements Judged {
    private static final int MAX_CHARACTERS = 500; // A paragraph; a story belongs into a document.

    /** Refuses what says nothing, what is too long for a reason, and what could break a line of a report. */
    @JsonCreator
    public Reason {
        if (value.isBlank() || value.length() > MAX_CHARACTERS || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a reason has 1 to " + MAX_CHARACTERS
                    + " characters, not only spaces, no control characters; had " + value.length());
        }
    }

    @Override
    public void requireFit() {
        VisibleText.requireLine("a reason", value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
