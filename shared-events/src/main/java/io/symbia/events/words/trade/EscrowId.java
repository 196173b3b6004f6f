package io.symbia.events.words.trade;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.TextForm;
import io.symbia.events.kernel.origin.ParticipantId;

/**
 * The name of an escrow agreement: the party that proposes it, and that party's number for it.
 */
@TextForm(pattern = OwnName.PATTERN, example = "teehaus-hh:E-2611-0042")
public record EscrowId(String value) implements OwnName {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EscrowId {
        OwnName.require("an escrow agreement", value);
    }

    /**
     * The name that a participant gives.
     *
     * @param number 1 to 35 characters
     */
    public static EscrowId of(ParticipantId owner, String number) {
        return new EscrowId(owner + ":" + number);
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
