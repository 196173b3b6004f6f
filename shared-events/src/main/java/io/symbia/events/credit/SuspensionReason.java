package io.symbia.events.credit;

/** Why a participant was suspended. */
public enum SuspensionReason {
    /** It asked for it. */
    OWN_REQUEST,
    /** What it was verified by has expired or was withdrawn. */
    EVIDENCE_EXPIRED,
    /** An authority or the association ordered it. */
    ORDERED
}
