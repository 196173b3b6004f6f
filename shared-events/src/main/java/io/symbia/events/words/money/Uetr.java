package io.symbia.events.words.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.TextForm;
import java.util.regex.Pattern;

/** The reference of a payment from end to end (SWIFT UETR): a UUID version 4 in lower case, the same on every leg. */
@TextForm(
        pattern = "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$",
        example = "8a562c67-ca16-48ba-b074-65581be6f001")
public record Uetr(String value) {
    private static final Pattern FORM =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Uetr {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a UETR is a lower-case UUID version 4, found \"" + value + "\"");
        }
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
