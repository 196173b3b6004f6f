package io.symbia.events.credit;

import io.symbia.events.kernel.form.Unrecognised;

/** Why a participant was suspended. */
public enum SuspensionReason {
    /** It asked for it. */
    OWN_REQUEST,
    /** What it was verified by has expired or was withdrawn. */
    EVIDENCE_EXPIRED,
    /** An authority or the association ordered it. */
    ORDERED,
    /** A code of a later list. */
    @Unrecognised
    UNRECOGNISED
}
