package io.symbia.mirror;

/** Thrown when the mirror has keys and not what it has cosigned with them, so that it must not cosign anything. */
public final class LostCopyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    LostCopyException(String message) {
        super(message);
    }

    LostCopyException(String message, Throwable cause) {
        super(message, cause);
    }
}
