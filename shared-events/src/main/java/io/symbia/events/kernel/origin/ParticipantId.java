package io.symbia.events.kernel.origin;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.TextForm;
import java.util.regex.Pattern;

/** Who takes part, by an id that the operator gave: 1 to 64 letters, digits, dots, underscores and hyphens, beginning with a letter or digit. */
@TextForm(pattern = "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$", example = "zj-tea-coop")
public record ParticipantId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ParticipantId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("no participant's id: \"" + value + "\"");
        }
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
