package io.symbia.events.words.trade;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.TextForm;
import java.util.regex.Pattern;

/**
 * The name that the trade gave to one consignment: a UCR, an ASN or a delivery note, for example {@code DN-304}.
 *
 * @param value 1 to 64 characters, {@code [A-Za-z0-9][A-Za-z0-9._-]*}
 */
@TextForm(pattern = "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$", example = "DN-304")
public record ConsignmentId(String value) implements Comparable<ConsignmentId> {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** Refuses what could not be a path segment and a part of a stream's name. */
    @JsonCreator
    public ConsignmentId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a consignment id is 1 to 64 of A-Z a-z 0-9 . _ -, was " + value.length()
                    + " characters, or began or contained another");
        }
    }

    @Override
    public int compareTo(ConsignmentId other) {
        return value.compareTo(other.value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
