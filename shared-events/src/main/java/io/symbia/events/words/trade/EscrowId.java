package io.symbia.events.words.trade;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.TextForm;
import java.util.regex.Pattern;

/**
 * Names an escrow agreement; whoever creates the agreement chooses it, for example {@code E-2611-0042}.
 *
 * @param value 1 to 64 characters
 */
@TextForm(pattern = "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$", example = "E-2611-0042")
public record EscrowId(String value) {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    @JsonCreator
    public EscrowId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("escrow id must match " + SHAPE + ", was " + value);
        }
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
