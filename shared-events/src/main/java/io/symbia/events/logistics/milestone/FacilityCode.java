package io.symbia.events.logistics.milestone;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.TextForm;
import java.util.regex.Pattern;

/**
 * A terminal, depot or warehouse by its code in a published list: {@code SMDG:EGH} of the terminals that SMDG lists, or
 * {@code BIC:DEHAMHHLA} of the facilities that the Bureau International des Containers lists (DCSA {@code facilityCode} with its
 * {@code facilityCodeListProvider}).
 *
 * @param value the list, a colon, and 2 to 6 capitals and digits of SMDG or 9 of BIC
 */
@TextForm(pattern = "^(SMDG:[A-Z0-9]{2,6}|BIC:[A-Z]{5}[A-Z0-9]{4})$", example = "SMDG:EGH")
public record FacilityCode(String value) {
    private static final Pattern FORM = Pattern.compile("SMDG:[A-Z0-9]{2,6}|BIC:[A-Z]{5}[A-Z0-9]{4}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public FacilityCode {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a facility is SMDG:<2 to 6 capitals and digits> or BIC:<9 of them>, was \"" + value + "\"");
        }
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
