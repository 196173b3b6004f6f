package io.symbia.support.refusal;

import java.util.Locale;
import java.util.Optional;

/**
 * Thrown when a command was understood and is not carried out. Nothing has changed: no event is kept and none is published.
 *
 * <p>The message names what was asked and what would have been allowed, and never a restricted or personal value.
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient RefusalKind kind; // Never serialized: it lives from an aggregate to a door.
    private final String pointer;

    Refusal(RefusalKind kind, Object... parts) {
        super(String.format(Locale.ROOT, kind.text().message(), parts));
        this.kind = kind;
        this.pointer = String.format(Locale.ROOT, kind.text().pointer(), parts);
    }

    /** The row of the aggregate's table. */
    public RefusalKind kind() {
        return kind;
    }

    /** The field of the request's body that is to blame, as an RFC 6901 pointer. */
    public Optional<String> pointer() {
        return pointer.isEmpty() ? Optional.empty() : Optional.of(pointer);
    }
}
