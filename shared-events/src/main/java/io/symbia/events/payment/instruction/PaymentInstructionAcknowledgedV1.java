package io.symbia.events.payment.instruction;

import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.money.Uetr;
import io.symbia.events.payment.PaymentInstructionId;
import io.symbia.events.privacy.Public;

/**
 * The provider has the instruction and is not done with it.
 *
 * @param happened when and where in the world; when it was accepted is the event's {@code time}
 * @param status   one that is not final
 */
@EventType("symbia.payment.instruction.acknowledged.v1")
public record PaymentInstructionAcknowledgedV1(
        @Public Happened happened,
        @Public PaymentInstructionId instructionId,
        @Public Uetr uetr,
        @Public PaymentStatus status)
        implements PaymentInstructionEvent {

    public PaymentInstructionAcknowledgedV1 {
        if (status.isFinal()) {
            throw new IllegalArgumentException(status + " is final: settled and rejected are events of their own");
        }
    }
}
