package io.symbia.support.platform;

/** The broker did not answer; it is asked again later. */
public final class BrokerUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BrokerUnavailableException(String message) {
        super(message);
    }

    BrokerUnavailableException(Throwable cause) {
        super("the broker does not answer", cause);
    }
}
