package io.symbia.events.credit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.TextForm;
import java.util.regex.Pattern;

/**
 * Names a reservation on a credit line; whoever reserves chooses it, for example {@code R-PO-2611-0042}.
 *
 * @param value 1 to 64 characters
 */
@TextForm(pattern = "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$", example = "R-PO-2611-0042")
public record ReservationId(String value) {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ReservationId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("reservation id must match " + SHAPE + ", was " + value);
        }
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
