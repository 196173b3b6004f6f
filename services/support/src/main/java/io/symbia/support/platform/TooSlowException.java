package io.symbia.support.platform;

/** Thrown when a piece of repeated work took too long; the next one should be smaller. */
public final class TooSlowException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public TooSlowException(String message) {
        super(message);
    }
}
