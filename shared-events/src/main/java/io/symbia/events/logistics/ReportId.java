package io.symbia.events.logistics;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.TextForm;
import java.util.regex.Pattern;

/**
 * The reporter's name for one report about a consignment, unique in it; DCSA: eventID, for example {@code act-depa-1}.
 *
 * @param value 1 to 64 characters, {@code [A-Za-z0-9][A-Za-z0-9._-]*}
 */
@TextForm(pattern = "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$", example = "act-depa-1")
public record ReportId(String value) implements Comparable<ReportId> {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** Refuses what could not be a path segment and a part of a stream's name. */
    @JsonCreator
    public ReportId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a report id is 1 to 64 of A-Z a-z 0-9 . _ -, was " + value.length()
                    + " characters, or began or contained another");
        }
    }

    @Override
    public int compareTo(ReportId other) {
        return value.compareTo(other.value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
