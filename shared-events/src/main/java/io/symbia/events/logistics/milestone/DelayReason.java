package io.symbia.events.logistics.milestone;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.TextForm;
import java.util.regex.Pattern;

/**
 * Why a transport is late: a code of SMDG's list of delay reasons, such as {@code WEA} for weather (DCSA {@code delayReasonCode}). That it is on
 * the list is the word of whoever says it.
 *
 * @param value three capitals and digits
 */
@TextForm(pattern = "^[A-Z0-9]{3}$", example = "WEA")
public record DelayReason(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Z0-9]{3}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DelayReason {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a reason for a delay is three capitals and digits of SMDG's list, was \"" + value + "\"");
        }
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
