package io.symbia.log.http.limits;

/** Thrown when as many clients do the same as may do it at once; it makes sense to come again after a moment. */
public final class BusyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    BusyException() {
        super("as many large answers are being read as may be at once; come again in a moment", null, false, false);
    }
}
