package io.symbia.events.supplychain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.TextForm;
import java.util.regex.Pattern;

/**
 * The name of an inspection, given by who asks for it, such as {@code INSP-2611-07}.
 *
 * @param value 1 to 64 letters, digits, dots, underscores or hyphens, the first of them a letter or a digit
 */
@TextForm(pattern = "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$", example = "INSP-2611-07")
public record InspectionId(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** Refuses what could not be a path segment and a part of a stream's name. */
    @JsonCreator
    public InspectionId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("inspectionId must match " + FORM + ", was " + value);
        }
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
