package io.symbia.verifier.report;

/** Something that a check needs is not there; nothing was shown either way. */
public final class CouldNotCheckException extends Exception {
    private static final long serialVersionUID = 1;

    /** Says what is missing. */
    public CouldNotCheckException(String message) {
        super(message);
    }

    /** Says what is missing and why. */
    public CouldNotCheckException(String message, Throwable cause) {
        super(message, cause);
    }
}
