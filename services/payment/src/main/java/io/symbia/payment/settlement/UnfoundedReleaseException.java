package io.symbia.payment.settlement;

/** A release that does not follow from the rule and the evidence recorded before it. */
public final class UnfoundedReleaseException extends Exception {

    private static final long serialVersionUID = 1;

    UnfoundedReleaseException(String message) {
        super(message);
    }
}
