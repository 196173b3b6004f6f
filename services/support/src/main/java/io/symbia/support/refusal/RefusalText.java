package io.symbia.support.refusal;

/**
 * Says of a refusal which status it becomes, which field is to blame, and the sentence for people. Field and sentence may have
 * places for what was asked ({@link java.util.Formatter}).
 *
 * @param pointer RFC 6901 pointer into the request's body ({@code /lines/%d/quantity}); empty when no field is to blame
 */
public record RefusalText(Status status, String pointer, String message) {
    /** The issuer may not do this. */
    public static RefusalText forbidden(String message) {
        return new RefusalText(Status.FORBIDDEN, "", message);
    }

    /** The subject of the command does not exist. */
    public static RefusalText notFound(String message) {
        return new RefusalText(Status.NOT_FOUND, "", message);
    }

    /** The present state does not allow it; another state would. */
    public static RefusalText conflict(String message) {
        return new RefusalText(Status.CONFLICT, "", message);
    }

    /** No state would allow it. */
    public static RefusalText unprocessable(String message) {
        return new RefusalText(Status.UNPROCESSABLE, "", message);
    }

    /** The same, blaming a field. */
    public RefusalText at(String field) {
        return new RefusalText(status, field, message);
    }
}
