package io.symbia.payment.instruction;

import io.symbia.events.envelope.StreamId;
import io.symbia.events.payment.PaymentInstructionId;
import java.time.Instant;
import java.time.ZoneOffset;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be asked of a payment instruction; by the service itself only, there is no door to it. */
public sealed interface InstructionCommand
        permits CreateInstruction, SubmitInstruction, DoubtInstruction, ReportStatus {

    /** When it happened in the world. */
    Instant occurredAt();

    ZoneOffset eventTimeZoneOffset();

    PaymentInstructionId instructionId();

    /** The instruction's stream. */
    @TargetAggregateIdentifier
    default StreamId stream() {
        return streamOf(instructionId());
    }

    /** The stream of an instruction. */
    static StreamId streamOf(PaymentInstructionId instruction) {
        return new StreamId("payment", "instruction", instruction.value());
    }
}
