package io.symbia.events.kernel.origin;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.Judged;
import io.symbia.events.kernel.form.TextForm;
import java.util.regex.Pattern;

/**
 * Who takes part, by an id that the operator gave: 1 to 64 letters, digits, dots, underscores and hyphens, beginning with a letter or digit.
 *
 * <p>A service speaks as {@code symbia:<service>}, which has a colon and so is no participant's id: it is read, it stands as the issuer
 * of what a service derives, and no door takes it, neither as who asks nor as who is named.
 */
@TextForm(pattern = ParticipantId.PATTERN, example = "zj-tea-coop")
public record ParticipantId(String value) implements Judged {
    /** The form of a participant's id. */
    public static final String PATTERN = "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$";

    /** The form of an issuer: a participant, or a service. */
    public static final String ISSUER_PATTERN = "^([A-Za-z0-9][A-Za-z0-9._-]{0,63}|symbia:[a-z][a-z0-9-]{0,31})$";

    private static final String SERVICE = "symbia:";
    private static final Pattern FORM = Pattern.compile(ISSUER_PATTERN);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ParticipantId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("no participant's id: \"" + value + "\"");
        }
    }

    /** The name in which a service speaks. */
    public static ParticipantId ofService(String service) {
        return new ParticipantId(SERVICE + service);
    }

    /** Whether this is the name of a service, which no participant can have. */
    public boolean isService() {
        return value.startsWith(SERVICE);
    }

    @Override
    public void requireFit() {
        if (isService()) throw new IllegalArgumentException("a service takes part in no trade: \"" + value + "\"");
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
