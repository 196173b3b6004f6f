package io.symbia.events.words.transport;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.TextForm;
import java.util.regex.Pattern;

/**
 * A unique consignment reference by the guidelines of the World Customs Organization (ISO 15459): customs of both sides know the consignment by
 * it.
 *
 * @param value 1 to 35 characters: letters, digits, and {@code ( ) / . _ -} between them
 */
@TextForm(pattern = "^[A-Za-z0-9][A-Za-z0-9()/._-]{0,34}$", example = "6CN91330100ZJTEA2611-0042")
public record Ucr(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9()/._-]{0,34}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Ucr {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a UCR is 1 to 35 of A-Z a-z 0-9 ( ) / . _ -, was \"" + value + "\"");
        }
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
