package io.symbia.events.words.goods;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.TextForm;
import java.util.regex.Pattern;

/** A unit by its code of UNECE Recommendation 20, such as {@code KGM} (kilogram), or 21, such as {@code XCT} (carton). */
@TextForm(pattern = "^[A-Z0-9]{2,3}$", example = "KGM")
public record UnitOfMeasure(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Z0-9]{2,3}");

    /** Things that are counted one by one. */
    public static final UnitOfMeasure PIECE = new UnitOfMeasure("H87");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public UnitOfMeasure {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a unit's code has 2 or 3 letters and digits, found \"" + value + "\"");
        }
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
