package io.symbia.log.http;

import org.springframework.http.HttpStatus;

/** A request that cannot be answered as asked, and why. */
final class LogProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final HttpStatus status;
    private final String code;

    private LogProblem(HttpStatus status, String code, String detail) {
        super(detail, null, false, false); // An answer, not a fault: nobody needs its stack.
        this.status = status;
        this.code = code;
    }

    /** The request itself is not one that the log could ever answer. */
    static LogProblem malformed(String detail) {
        return new LogProblem(HttpStatus.BAD_REQUEST, "malformed_request", detail);
    }

    /** The log does not have it. */
    static LogProblem unknown(String detail) {
        return new LogProblem(HttpStatus.NOT_FOUND, "not_in_log", detail);
    }

    /** The log will have it soon. */
    static LogProblem notYet(String code, String detail) {
        return new LogProblem(HttpStatus.SERVICE_UNAVAILABLE, code, detail);
    }

    HttpStatus status() {
        return status;
    }

    String code() {
        return code;
    }
}
