package io.symbia.witness;

/** The witness does not know any more what it has cosigned, so it must not cosign anything. */
public final class LostMemoryException extends RuntimeException {
    private static final long serialVersionUID = 1;

    LostMemoryException(String message) {
        super(message);
    }

    LostMemoryException(String message, Throwable cause) {
        super(message, cause);
    }
}
