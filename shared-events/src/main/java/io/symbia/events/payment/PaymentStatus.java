package io.symbia.events.payment;

import io.symbia.events.kernel.form.Codes;
import io.symbia.events.kernel.form.Unrecognised;

/**
 * What a provider says about a payment, as in pacs.002 (ISO 20022 external code set
 * {@code ExternalPaymentTransactionStatus1Code}).
 */
public enum PaymentStatus {
    /** Accepted technical validation. */
    ACTC(false),
    /** Accepted customer profile. */
    ACCP(false),
    /** Accepted settlement in process. */
    ACSP(false),
    /** Accepted settlement completed. */
    ACSC(true),
    /** Pending. */
    PDNG(false),
    /** Rejected; a reason code goes with it. */
    RJCT(true),
    /** A code of a later list. */
    @Unrecognised
    UNRECOGNISED(false);

    private final boolean end;

    PaymentStatus(boolean end) {
        this.end = end;
    }

    /** Whether no other status follows. */
    public boolean isFinal() {
        if (this == UNRECOGNISED) throw Codes.undecided(this);
        return end;
    }
}
