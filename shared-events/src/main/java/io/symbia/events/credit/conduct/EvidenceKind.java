package io.symbia.events.credit.conduct;

import io.symbia.events.kernel.form.Unrecognised;

/** What an event of another domain says about a participant's conduct. Whose side it was on is its {@link ConductRole}. */
public enum EvidenceKind {
    /** A consignment that it shipped was delivered; on time or so many days late when a plan was known. */
    DELIVERY,
    /** A batch that it produced passed an inspection. */
    INSPECTION_PASSED,
    /** A batch that it produced failed an inspection. */
    INSPECTION_FAILED,
    /** A dispute was raised against it. */
    DISPUTE_RAISED,
    /** A dispute was decided in favour of the other party. */
    DISPUTE_LOST,
    /** A dispute was decided in its favour, or its agreement simply went on. */
    DISPUTE_CLEARED,
    /** A payment by it or to it was settled. */
    PAYMENT_SETTLED,
    /** A code of a later list. */
    @Unrecognised
    UNRECOGNISED
}
