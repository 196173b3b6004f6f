package io.symbia.support.refusal;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A command that was understood and not carried out. Each aggregate has a sealed family of small refusals; the message names
 * what was asked and what would have been allowed, and never a restricted or personal value.
 *
 * <p>A refusal changes nothing: no event is kept and none is published.
 */
public abstract class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]{2,79}");

    private final Status status;
    private final String code;
    private final String pointer;

    /**
     * Creates a refusal of the command as a whole.
     *
     * @param code stable, lower case with underscores; clients decide by it, so it never changes
     */
    protected Refusal(Status status, String code, String message) {
        this(status, code, "", message);
    }

    /**
     * Creates a refusal because of one field of the request.
     *
     * @param pointer RFC 6901 pointer into the request's body ({@code /lines/0/quantity}), empty when no field is to blame
     */
    protected Refusal(Status status, String code, String pointer, String message) {
        super(message);
        if (!CODE.matcher(code).matches()) throw new IllegalArgumentException("not a refusal code: " + code);
        this.status = requireNonNull(status, "status");
        this.code = code;
        this.pointer = requireNonNull(pointer, "pointer");
    }

    /** The stable word by which clients recognise this refusal. */
    public final String code() {
        return code;
    }

    /** What kind of refusal it is. */
    public final Status status() {
        return status;
    }

    /** The field of the request's body that is to blame, as an RFC 6901 pointer. */
    public final Optional<String> pointer() {
        return pointer.isEmpty() ? Optional.empty() : Optional.of(pointer);
    }
}
