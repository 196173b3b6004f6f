package io.symbia.payment.instruction;

import io.symbia.events.kernel.form.Codes;
import io.symbia.events.payment.PaymentStatus;

/** Where a payment instruction stands; what may follow is in the table of {@link PaymentInstruction}. */
public enum PaymentInstructionState {
    /** Nobody has been asked to pay. */
    CREATED,
    /** The provider may have it. */
    SUBMITTED,
    /** The provider was asked and did not answer; only a query can tell. */
    IN_DOUBT,
    /** The provider has it and is not done. */
    ACKNOWLEDGED,
    /** The money arrived. */
    SETTLED,
    /** The provider will not pay. */
    REJECTED;

    /** Whether no other state follows. */
    public boolean isFinal() {
        return this == SETTLED || this == REJECTED;
    }

    /** The state that a provider's word leads to. */
    static PaymentInstructionState after(PaymentStatus status) {
        return switch (status) {
            case ACTC, ACCP, ACSP, PDNG -> ACKNOWLEDGED;
            case ACSC -> SETTLED;
            case RJCT -> REJECTED;
            case UNRECOGNISED -> throw Codes.undecided(status);
        };
    }
}
