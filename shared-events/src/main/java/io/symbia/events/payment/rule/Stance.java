package io.symbia.events.payment.rule;

import io.symbia.events.kernel.form.Unrecognised;

/** What an event says about a condition. */
public enum Stance {
    /** It happened: a delivery, a passed inspection. */
    SUPPORTS,
    /** It did not, or no longer: a retracted delivery, a failed inspection. */
    CONTRADICTS,
    /** A code of a later list. */
    @Unrecognised
    UNRECOGNISED
}
