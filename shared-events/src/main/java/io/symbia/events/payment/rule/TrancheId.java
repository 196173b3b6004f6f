package io.symbia.events.payment.rule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.TextForm;
import java.util.regex.Pattern;

/**
 * Names a tranche within its escrow agreement, for example {@code on-delivery}.
 *
 * @param value 1 to 24 characters, so that the id of its payment instruction, which names both, fits a stream id
 */
@TextForm(pattern = "^[A-Za-z0-9][A-Za-z0-9._-]{0,23}$", example = "on-delivery")
public record TrancheId(String value) {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,23}");

    @JsonCreator
    public TrancheId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("tranche id must match " + SHAPE + ", was " + value);
        }
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
