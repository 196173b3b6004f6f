package io.symbia.support.command;

/** The command was not taken in, and nothing has changed; it may be repeated a little later. */
public final class ServiceBusy extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** When to come again, in seconds. */
    public static final int RETRY_AFTER_SECONDS = 2;

    public ServiceBusy(String message) {
        super(message);
    }

    public ServiceBusy(String message, Throwable cause) {
        super(message, cause);
    }
}
