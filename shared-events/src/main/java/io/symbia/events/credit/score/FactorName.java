package io.symbia.events.credit.score;

import io.symbia.events.kernel.form.Unrecognised;

/** What a score is made of. */
public enum FactorName {
    PUNCTUALITY,
    INSPECTIONS,
    DISPUTES,
    SETTLEMENT,
    VOLUME,
    TENURE,
    /** A code of a later list. */
    @Unrecognised
    UNRECOGNISED
}
