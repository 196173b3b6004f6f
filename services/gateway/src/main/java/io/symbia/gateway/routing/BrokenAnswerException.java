package io.symbia.gateway.routing;

/**
 * A target's answer ended before it was whole, and its beginning is with the client already: the connection has to
 * end. Deliberately without a cause: Spring takes an end of file for a client that left,
 * ends the answer in good order, and half of it would look like all of it.
 */
final class BrokenAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** The answer of this target broke off. */
    BrokenAnswerException(String target, String reason) {
        super(target + " broke off its answer: " + reason);
    }
}
