package io.symbia.events.payment.escrow;

/** Why a tranche was released. */
public enum ReleaseBasis {
    /** Every condition of the tranche was met; the evidence is named in the same commit. */
    CONDITIONS_MET,
    /** A dispute was resolved in favour of the payee. */
    DISPUTE_RESOLVED
}
