package io.symbia.gateway.parts;

/**
 * One target as it was found a moment ago.
 *
 * @param breaker state of the circuit breaker before it: CLOSED, OPEN or HALF_OPEN
 */
record Part(String name, State state, String breaker) {
    /** What a target said when it was asked whether it is ready. */
    enum State {
        /** It takes requests. */
        READY,
        /** It answers, and is not ready: it starts, or misses its database or broker. */
        NOT_READY,
        /** It does not answer. */
        UNREACHABLE
    }
}
