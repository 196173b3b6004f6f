package io.symbia.events.credit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.TextForm;
import java.util.regex.Pattern;

/**
 * Names a credit line; the lender chooses it, for example {@code CL-2611-01}.
 *
 * @param value 1 to 64 characters
 */
@TextForm(pattern = "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$", example = "CL-2611-01")
public record CreditLineId(String value) {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CreditLineId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("credit line id must match " + SHAPE + ", was " + value);
        }
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
