package io.symbia.payment.instruction;

import static java.util.Objects.requireNonNull;

import io.symbia.events.payment.PaymentInstructionId;
import io.symbia.events.payment.ProviderName;
import java.time.Instant;
import java.time.ZoneOffset;

/** Note that the provider is about to be asked to pay; given before it is. */
public record SubmitInstruction(
        Instant occurredAt, ZoneOffset eventTimeZoneOffset, PaymentInstructionId instructionId, ProviderName provider)
        implements InstructionCommand {

    public SubmitInstruction {
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(instructionId, "instructionId");
        requireNonNull(provider, "provider");
    }
}
