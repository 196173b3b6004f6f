package io.symbia.events.payment.instruction;

import io.symbia.events.domain.DomainEvent;
import io.symbia.events.money.Uetr;
import io.symbia.events.payment.PaymentInstructionId;

/** What can happen to a payment instruction, in stream {@code payment/instruction/<instruction id>}. */
public sealed interface PaymentInstructionEvent extends DomainEvent
        permits PaymentInstructionCreatedV1,
                PaymentInstructionSubmittedV1,
                PaymentInstructionInDoubtV1,
                PaymentInstructionAcknowledgedV1,
                PaymentSettledV1,
                PaymentRejectedV1 {

    PaymentInstructionId instructionId();

    /** The unique end-to-end transaction reference, the same in all of them. */
    Uetr uetr();
}
