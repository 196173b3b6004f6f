package io.symbia.support.refusal;

/** The four ways in which a well-formed command can be refused, each with the HTTP status it becomes at the door. */
public enum Status {
    /** The issuer may not do this. */
    FORBIDDEN(403),
    /** What the command is about does not exist. */
    NOT_FOUND(404),
    /** The present state does not allow it; another state would. */
    CONFLICT(409),
    /** No state would allow it. */
    UNPROCESSABLE(422);

    private final int httpStatus;

    Status(int httpStatus) {
        this.httpStatus = httpStatus;
    }

    /** The status code of RFC 9110, in [400, 499]. */
    public int httpStatus() {
        return httpStatus;
    }
}
