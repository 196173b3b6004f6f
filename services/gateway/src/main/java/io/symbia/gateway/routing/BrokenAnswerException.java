package io.symbia.gateway.routing;

/**
 * Thrown when an answer cannot be passed on as a whole, and its beginning is with the client already: the connection has to
 * end. Deliberately without a cause: Spring takes an end of file for a client that left,
 * ends the answer in good order, and half of it would look like all of it.
 * Without a stack either: as many as there are slow clients would fill a log.
 */
final class BrokenAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** The answer of this target was not passed on as a whole. */
    BrokenAnswerException(String target, String reason) {
        super("an answer of " + target + " was not passed on as a whole: " + reason, null, false, false);
    }
}
