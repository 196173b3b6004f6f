package io.symbia.events.credit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.TextForm;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.words.trade.OwnName;

/**
 * The name of a credit line: its lender, and the lender's number for it.
 */
@TextForm(pattern = OwnName.PATTERN, example = "ningbo-bank:CL-2611-01")
public record CreditLineId(String value) implements OwnName {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CreditLineId {
        OwnName.require("a credit line", value);
    }

    /**
     * The name that a participant gives.
     *
     * @param number 1 to 35 characters
     */
    public static CreditLineId of(ParticipantId owner, String number) {
        return new CreditLineId(owner + ":" + number);
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
