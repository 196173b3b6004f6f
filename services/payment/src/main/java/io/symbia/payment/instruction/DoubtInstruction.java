package io.symbia.payment.instruction;

import io.symbia.events.domain.Happened;
import io.symbia.events.payment.PaymentInstructionId;
import io.symbia.events.payment.instruction.DoubtCause;

/** Note that it is not known whether the provider has paid. */
public record DoubtInstruction(Happened happened, PaymentInstructionId instructionId, DoubtCause cause)
        implements InstructionCommand {}
