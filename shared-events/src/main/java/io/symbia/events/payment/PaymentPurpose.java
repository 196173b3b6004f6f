package io.symbia.events.payment;

import io.symbia.events.kernel.form.Unrecognised;

/** What a payment is for. */
public enum PaymentPurpose {
    /** A tranche of an escrow was released to its payee. */
    RELEASE,
    /** What remained in an escrow goes back to its payer. */
    REFUND,
    /** A code of a later list. */
    @Unrecognised
    UNRECOGNISED
}
