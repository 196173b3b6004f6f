package io.symbia.events.supplychain.inspection;

import io.symbia.events.kernel.form.Unrecognised;

/** Which side of a limit is good. */
public enum InspectionBound {
    /** The value may equal the limit or be less, as with a residue. */
    AT_MOST,
    /** The value may equal the limit or be more, as with a content of an ingredient. */
    AT_LEAST,
    /** The value may equal either of two limits or lie between them, as with moisture. */
    WITHIN,
    /** None may be found in what was examined, as with salmonella in 25 g. */
    ABSENT,
    /** It must be found in what was examined, as what gives the goods their name. */
    PRESENT,
    /** A code of a later list. */
    @Unrecognised
    UNRECOGNISED
}
