package io.symbia.events.credit.conduct;

import io.symbia.events.kernel.form.Unrecognised;

/** As what a participant took part in an event that says something about its conduct. */
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
