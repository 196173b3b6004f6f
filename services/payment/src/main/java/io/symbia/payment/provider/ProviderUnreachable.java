package io.symbia.payment.provider;

/** Nothing reached the provider; the same call may be made again. */
public final class ProviderUnreachable extends RuntimeException {

    private static final long serialVersionUID = 1;

    public ProviderUnreachable(String message) {
        super(message);
    }

    public ProviderUnreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
