package io.symbia.events.words.trade;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.TextForm;
import io.symbia.events.kernel.origin.ParticipantId;

/**
 * The name of a consignment: the party that books it, and its number, which may be a UCR, an ASN or a delivery note. A release rule can name a
 * consignment before it is booked, and only its owner can book it then.
 */
@TextForm(pattern = OwnName.PATTERN, example = "zj-tea-coop:DN-304")
public record ConsignmentId(String value) implements OwnName, Comparable<ConsignmentId> {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ConsignmentId {
        OwnName.require("a consignment", value);
    }

    /**
     * The name that a participant gives.
     *
     * @param number 1 to 35 characters
     */
    public static ConsignmentId of(ParticipantId owner, String number) {
        return new ConsignmentId(owner + ":" + number);
    }

    @Override
    public int compareTo(ConsignmentId other) {
        return value.compareTo(other.value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
