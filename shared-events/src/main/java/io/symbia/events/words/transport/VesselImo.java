package io.symbia.events.words.transport;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.TextForm;
import io.symbia.events.words.checkdigit.Digits;

/** The IMO number of a ship: seven digits, the last the check digit (weights 7 to 2, modulo 10); {@code 9074729}. */
@TextForm(pattern = "^[0-9]{7}$", example = "9074729")
public record VesselImo(String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public VesselImo {
        Digits.require("an IMO number", value, 7);
        int due = Digits.weightedSum(value, 7, 6, 5, 4, 3, 2) % 10;
        if (value.charAt(6) - '0' != due) {
            throw new IllegalArgumentException("IMO number %s: check digit %d is due".formatted(value, due));
        }
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
