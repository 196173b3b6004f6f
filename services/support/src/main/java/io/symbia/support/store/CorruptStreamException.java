package io.symbia.support.store;

/** What is kept contradicts itself. A bug or tampering; nothing may be appended to such a stream. */
public final class CorruptStreamException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    public CorruptStreamException(String message) {
        super(message);
    }

    public CorruptStreamException(String message, Throwable cause) {
        super(message, cause);
    }
}
