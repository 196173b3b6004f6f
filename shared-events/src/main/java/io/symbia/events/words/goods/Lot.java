package io.symbia.events.words.goods;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.TextForm;
import io.symbia.events.words.checkdigit.Gs1;

/** A batch or lot number (GS1 application identifier 10): 1 to 20 characters of GS1 set 82, compared with case. */
@TextForm(pattern = "^[!\"%&'()*+,\\-./0-9:;<=>?A-Z_a-z]{1,20}$", example = "ZJ2611A")
public record Lot(String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Lot {
        Gs1.requireCset82("a lot", value);
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
