package io.symbia.events.words.goods;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.TextForm;
import io.symbia.events.words.checkdigit.Digits;
import io.symbia.events.words.checkdigit.Gs1;

/** An SSCC: the number of a logistic unit, such as a pallet (GS1 General Specifications section 3.3.1), 18 digits. */
@TextForm(pattern = "^[0-9]{18}$", example = "395060000000000016")
public record Sscc(String value) {
    public static final int LENGTH = 18;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Sscc {
        Gs1.require("SSCC", value, LENGTH);
        if (Digits.isZero(value)) throw new IllegalArgumentException("an SSCC of zeros numbers nothing");
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
