package io.symbia.events.credit.score;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.TextForm;
import java.util.regex.Pattern;

/**
 * Names a score run in a credit file; whoever asks for it chooses it, for example {@code SR-2026-11}.
 *
 * @param value 1 to 64 characters
 */
@TextForm(pattern = "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$", example = "SR-2026-11")
public record ScoreRunId(String value) {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ScoreRunId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("score run id must match " + SHAPE + ", was " + value);
        }
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
