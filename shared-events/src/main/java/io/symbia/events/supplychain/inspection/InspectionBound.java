package io.symbia.events.supplychain.inspection;

import io.symbia.events.kernel.form.Unrecognised;

/** Which side of a limit is good. */
public enum InspectionBound {
    /** The value may equal the limit or be less, as with a residue. */
    AT_MOST,
    /** The value may equal the limit or be more, as with a content of an ingredient. */
    AT_LEAST,
    /** A code of a later list. */
    @Unrecognised
    UNRECOGNISED
}
