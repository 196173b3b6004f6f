package io.symbia.events.credit.conduct;

import io.symbia.events.kernel.form.Unrecognised;

/** The part that a participant had in an event which says something about its conduct. */
public enum ConductRole {
    /** The goods went out from it. */
    SHIPPER,
    /** It made the goods. */
    PRODUCER,
    /** It pays. */
    PAYER,
    /** It is paid. */
    PAYEE,
    /** A code of a later list. */
    @Unrecognised
    UNRECOGNISED
}
