package io.symbia.log.witnessing;

/** A witness gave no cosignature that counts; the message says what it did instead. */
final class WitnessFailedException extends Exception {
    private static final long serialVersionUID = 1;

    WitnessFailedException(String message) {
        super(message);
    }

    WitnessFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
