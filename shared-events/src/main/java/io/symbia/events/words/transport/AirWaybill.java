package io.symbia.events.words.transport;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.TextForm;
import io.symbia.events.words.checkdigit.Digits;

/** The number of an air waybill (IATA resolution 600a): airline prefix, seven digits, their remainder modulo 7; {@code 17212345675}. */
@TextForm(pattern = "^[0-9]{11}$", example = "17212345675")
public record AirWaybill(String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AirWaybill {
        Digits.require("an air waybill", value, 11);
        int due = Integer.parseInt(value.substring(3, 10)) % 7;
        if (value.charAt(10) - '0' != due) {
            throw new IllegalArgumentException("air waybill %s: check digit %d is due".formatted(value, due));
        }
    }

    /** The three digits of the airline. */
    public String airlinePrefix() {
        return value.substring(0, 3);
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
