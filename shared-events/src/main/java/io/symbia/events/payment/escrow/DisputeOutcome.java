package io.symbia.events.payment.escrow;

/** What becomes of the money that remains in escrow. */
public enum DisputeOutcome {
    /** All of it is released to the payee. */
    RELEASE,
    /** All of it is refunded to the payer. */
    REFUND,
    /** The agreement goes on where it stood; what has been met meanwhile is released. */
    RESUME
}
