package io.symbia.support.store;

import org.jspecify.annotations.Nullable;

/**
 * The database did not say whether it kept a commit, also when asked again. The client may repeat the request: a command that
 * was kept is recognised by what it names or by its idempotency key.
 */
public final class OutcomeUnknownException extends RuntimeException {
    private static final long serialVersionUID = 1;

    OutcomeUnknownException(CommitId commit, @Nullable Throwable cause) {
        super("not known whether commit " + commit + " was kept", cause);
    }
}
