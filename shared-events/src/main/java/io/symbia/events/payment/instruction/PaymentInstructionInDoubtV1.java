package io.symbia.events.payment.instruction;

import static java.util.Objects.requireNonNull;

import io.symbia.events.envelope.EventType;
import io.symbia.events.money.Uetr;
import io.symbia.events.payment.PaymentInstructionId;
import io.symbia.events.privacy.Public;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * The provider did not answer in time: it may or may not have paid. Resolved by asking for the UETR, never by a second
 * instruction.
 *
 * @param occurredAt when the wait was given up; when it was accepted is the event's {@code time}
 * @param cause      what was seen
 */
@EventType("symbia.payment.instruction.in-doubt.v1")
public record PaymentInstructionInDoubtV1(
        @Public Instant occurredAt,
        @Public ZoneOffset eventTimeZoneOffset,
        @Public PaymentInstructionId instructionId,
        @Public Uetr uetr,
        @Public DoubtCause cause)
        implements PaymentInstructionEvent {

    public PaymentInstructionInDoubtV1 {
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(instructionId, "instructionId");
        requireNonNull(uetr, "uetr");
        requireNonNull(cause, "cause");
    }
}
