package io.symbia.payment.instruction;

import static io.symbia.support.refusal.RefusalText.conflict;

import io.symbia.support.refusal.RefusalKind;
import io.symbia.support.refusal.RefusalText;

/** Why a payment instruction did not do what it was asked. */
public enum PaymentInstructionRefusal implements RefusalKind {
    /** The id is taken by another payment. */
    INSTRUCTION_ALREADY_EXISTS_WITH_OTHER_CONTENT(conflict("instruction %s exists for another payment")),

    /** The provider speaks of a payment that it was never asked for. */
    INSTRUCTION_NOT_SUBMITTED(conflict("instruction %s was not handed to a provider yet")),

    /** The provider speaks of another payment. */
    ANOTHER_PAYMENT(conflict("instruction %1$s is %3$s, the report is about %2$s")),

    /** What is settled or rejected stays so; a return is a payment of its own. */
    INSTRUCTION_IS_FINAL(conflict("instruction %s is %s and cannot become %s"));

    private final RefusalText text;

    PaymentInstructionRefusal(RefusalText text) {
        this.text = text;
    }

    @Override
    public RefusalText text() {
        return text;
    }
}
