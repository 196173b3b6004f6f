package io.symbia.payment.escrow;

/** Where an escrow agreement stands; what may follow is in the table of {@link EscrowAgreement}. */
public enum EscrowStatus {
    /** Agreed, not yet funded. */
    CREATED,
    /** The whole amount is held. */
    FUNDED,
    /** A part went to the payee, the rest is held. */
    PARTIALLY_RELEASED,
    /** All of it went to the payee. */
    RELEASED,
    /** What had not gone to the payee went back to the payer. */
    REFUNDED,
    /** Nothing moves until the dispute is resolved. */
    DISPUTED
}
