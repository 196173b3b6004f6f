package io.symbia.events.credit.conduct;

import io.symbia.events.kernel.form.Unrecognised;

/** The way that goods or money went, seen from the participant whose file it is. */
public enum Direction {
    /** From it to its counterparty. */
    GIVEN,
    /** From its counterparty to it. */
    RECEIVED,
    /** A code of a later list. */
    @Unrecognised
    UNRECOGNISED
}
