package io.symbia.support.aggregate;

/** The client decided on a version of the stream that is no longer, or not yet, the last one. */
public final class VersionMismatch extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final long found;

    VersionMismatch(long wanted, long found) {
        super("If-Match names version " + wanted + ", the stream is at " + (found < 0 ? "no version" : found));
        this.found = found;
    }

    /** Version that the stream has, zero-based; -1 when it does not exist. */
    public long found() {
        return found;
    }
}
