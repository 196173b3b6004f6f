package io.symbia.events.payment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.TextForm;
import java.util.regex.Pattern;

/**
 * Names a journal entry: {@code <escrow>:fund}, {@code <escrow>:release:<tranche>}, {@code <escrow>:refund} or {@code
 * <instruction>:settle}; the same movement is never booked under two names.
 *
 * @param value 1 to 160 characters
 */
@TextForm(pattern = "^[A-Za-z0-9][A-Za-z0-9._:~-]{0,159}$", example = "teehaus-hh:E-2611-0042:fund")
public record JournalEntryId(String value) {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:~-]{0,159}");

    @JsonCreator
    public JournalEntryId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("journal entry id must match " + SHAPE + ", was " + value);
        }
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
