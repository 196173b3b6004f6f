package io.symbia.events.words.trade;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.TextForm;
import java.util.regex.Pattern;

/**
 * The number of a purchase order, given by the party who places it, such as {@code PO-2611-0042}.
 *
 * @param value 1 to 64 letters, digits, dots, underscores or hyphens, the first of them a letter or a digit
 */
@TextForm(pattern = "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$", example = "PO-2611-0042")
public record OrderNumber(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** Refuses what could not be a path segment and a part of a stream's name. */
    @JsonCreator
    public OrderNumber {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("orderNumber must match " + FORM + ", was " + value);
        }
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
