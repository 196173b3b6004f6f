package io.symbia.log.mirroring;

/** Thrown when a mirror does not answer, or answers with something that does not count. */
final class MirrorFailedException extends Exception {
    private static final long serialVersionUID = 1;

    MirrorFailedException(String message) {
        super(message);
    }

    MirrorFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
