package io.symbia.events.credit.score;

import io.symbia.events.kernel.form.Unrecognised;

/** What a score means. */
public enum Band {
    A,
    B,
    C,
    D,
    E,
    /** Too little evidence to say. */
    UNRATED,
    /** A code of a later list. */
    @Unrecognised
    UNRECOGNISED
}
