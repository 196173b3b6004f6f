package io.symbia.log.asking;

/** Thrown when there is no answer, or not in time; the message says which. */
public final class NoAnswerException extends Exception {
    private static final long serialVersionUID = 1;

    NoAnswerException(String message, Throwable cause) {
        super(message, cause);
    }
}
