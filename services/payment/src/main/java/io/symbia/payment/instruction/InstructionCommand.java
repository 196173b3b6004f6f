package io.symbia.payment.instruction;

import io.symbia.events.domain.Happened;
import io.symbia.events.envelope.StreamId;
import io.symbia.events.payment.PaymentInstructionId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be asked of a payment instruction; by the service itself only, there is no door to it. */
public sealed interface InstructionCommand
        permits CreateInstruction, SubmitInstruction, DoubtInstruction, ReportStatus {

    /** When and where it happened in the world. */
    Happened happened();

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
