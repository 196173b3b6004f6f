package io.symbia.events.payment.escrow;

/** Why there is a dispute. */
public enum DisputeGrounds {
    /** A party raised it. */
    CLAIM_OF_A_PARTY,
    /** An event contradicts evidence on which money has been released: a retracted delivery, a failed inspection. */
    EVIDENCE_WITHDRAWN
}
