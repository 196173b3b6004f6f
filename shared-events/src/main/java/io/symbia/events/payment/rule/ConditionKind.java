package io.symbia.events.payment.rule;

import io.symbia.events.kernel.form.Unrecognised;

/** What a release condition waits for. A planned or estimated event is of no kind: it never moves money. */
public enum ConditionKind {
    /** The consignment was delivered, and the delivery was not retracted. */
    CONSIGNMENT_DELIVERED,
    /** An inspection of the batch passed, and none of its inspections stands failed. */
    INSPECTION_PASSED,
    /** A code of a later list. */
    @Unrecognised
    UNRECOGNISED
}
