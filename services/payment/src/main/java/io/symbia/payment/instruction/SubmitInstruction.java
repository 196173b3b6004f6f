package io.symbia.payment.instruction;

import io.symbia.events.domain.Happened;
import io.symbia.events.payment.PaymentInstructionId;
import io.symbia.events.payment.ProviderName;

/** Note that the provider is about to be asked to pay; given before it is. */
public record SubmitInstruction(Happened happened, PaymentInstructionId instructionId, ProviderName provider)
        implements InstructionCommand {}
