package io.symbia.events.words.goods;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.TextForm;
import io.symbia.events.words.checkdigit.Digits;
import io.symbia.events.words.checkdigit.Gs1;

/** A GLN: the number of a party or a place (GS1 General Specifications section 3.4), 13 digits. */
@TextForm(pattern = "^[0-9]{13}$", example = "9506000134307")
public record Gln(String value) {
    public static final int LENGTH = 13;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Gln {
        Gs1.require("GLN", value, LENGTH);
        if (Digits.isZero(value)) throw new IllegalArgumentException("a GLN of zeros numbers nothing");
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
