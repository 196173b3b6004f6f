package io.symbia.payment.instruction;

import static java.util.Objects.requireNonNull;

import io.symbia.events.payment.PaymentInstructionId;
import io.symbia.events.payment.instruction.DoubtCause;
import java.time.Instant;
import java.time.ZoneOffset;

/** Note that it is not known whether the provider has paid. */
public record DoubtInstruction(
        Instant occurredAt, ZoneOffset eventTimeZoneOffset, PaymentInstructionId instructionId, DoubtCause cause)
        implements InstructionCommand {

    public DoubtInstruction {
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(instructionId, "instructionId");
        requireNonNull(cause, "cause");
    }
}
