package io.symbia.events.supplychain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.TextForm;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.words.trade.OwnName;

/**
 * The name of an inspection: the producer that asks for it, and the producer's number for it.
 */
@TextForm(pattern = OwnName.PATTERN, example = "zj-tea-coop:INSP-2611-07")
public record InspectionId(String value) implements OwnName {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public InspectionId {
        OwnName.require("an inspection", value);
    }

    /**
     * The name that a participant gives.
     *
     * @param number 1 to 35 characters
     */
    public static InspectionId of(ParticipantId owner, String number) {
        return new InspectionId(owner + ":" + number);
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
