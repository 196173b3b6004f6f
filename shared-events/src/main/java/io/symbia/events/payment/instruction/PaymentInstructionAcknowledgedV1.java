package io.symbia.events.payment.instruction;

import static java.util.Objects.requireNonNull;

import io.symbia.events.envelope.EventType;
import io.symbia.events.money.Uetr;
import io.symbia.events.payment.PaymentInstructionId;
import io.symbia.events.privacy.Public;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * The provider has the instruction and is not done with it.
 *
 * @param occurredAt when the provider said so; when it was accepted is the event's {@code time}
 * @param status   one that is not final
 */
@EventType("symbia.payment.instruction.acknowledged.v1")
public record PaymentInstructionAcknowledgedV1(
        @Public Instant occurredAt,
        @Public ZoneOffset eventTimeZoneOffset,
        @Public PaymentInstructionId instructionId,
        @Public Uetr uetr,
        @Public PaymentStatus status)
        implements PaymentInstructionEvent {

    public PaymentInstructionAcknowledgedV1 {
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(instructionId, "instructionId");
        requireNonNull(uetr, "uetr");
        requireNonNull(status, "status");
        if (status.isFinal()) {
            throw new IllegalArgumentException(status + " is final: settled and rejected are events of their own");
        }
    }
}
