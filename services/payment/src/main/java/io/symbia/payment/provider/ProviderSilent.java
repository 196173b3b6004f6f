package io.symbia.payment.provider;

import io.symbia.events.payment.PaymentInstructionEvent.DoubtCause;

/** The provider may have received the call, and did not answer it. Only a query can tell. */
public final class ProviderSilent extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final DoubtCause doubt;

    public ProviderSilent(DoubtCause doubt, Throwable cause) {
        super(doubt.name(), cause);
        this.doubt = doubt;
    }

    /** What was seen. */
    public DoubtCause doubt() {
        return doubt;
    }
}
