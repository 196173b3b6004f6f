package io.symbia.events.words.trade;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.TextForm;
import io.symbia.events.kernel.origin.ParticipantId;

/**
 * The name of a purchase order: the party that places it, and that party's number for it.
 */
@TextForm(pattern = OwnName.PATTERN, example = "teehaus-hh:PO-2611-0042")
public record OrderNumber(String value) implements OwnName {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OrderNumber {
        OwnName.require("an order", value);
    }

    /**
     * The name that a participant gives.
     *
     * @param number 1 to 35 characters
     */
    public static OrderNumber of(ParticipantId owner, String number) {
        return new OrderNumber(owner + ":" + number);
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
