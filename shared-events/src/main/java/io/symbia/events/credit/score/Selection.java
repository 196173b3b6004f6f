package io.symbia.events.credit.score;

import io.symbia.events.kernel.form.Unrecognised;

/** The rule by which pieces that fit a filter count. */
public enum Selection {
    /** Each of them. */
    ALL,
    /** Those of which {@code daysLate} is known. */
    PLANNED,
    /** The one that happened first in the world; of several at the same moment the first in the stream. */
    EARLIEST,
    /** A code of a later list. */
    @Unrecognised
    UNRECOGNISED
}
