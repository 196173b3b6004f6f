package io.symbia.events.payment.instruction;

import static java.util.Objects.requireNonNull;

import io.symbia.events.envelope.EventType;
import io.symbia.events.money.Uetr;
import io.symbia.events.payment.PaymentInstructionId;
import io.symbia.events.payment.ProviderName;
import io.symbia.events.privacy.Public;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * The instruction is about to be handed to the provider. Recorded before the call, so that after a crash it is known that
 * the provider may have it.
 *
 * @param occurredAt when it was handed over; when it was accepted is the event's {@code time}
 * @param provider   which provider, for example {@code simulated}
 */
@EventType("symbia.payment.instruction.submitted.v1")
public record PaymentInstructionSubmittedV1(
        @Public Instant occurredAt,
        @Public ZoneOffset eventTimeZoneOffset,
        @Public PaymentInstructionId instructionId,
        @Public Uetr uetr,
        @Public ProviderName provider)
        implements PaymentInstructionEvent {

    public PaymentInstructionSubmittedV1 {
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(instructionId, "instructionId");
        requireNonNull(uetr, "uetr");
        requireNonNull(provider, "provider");
    }
}
