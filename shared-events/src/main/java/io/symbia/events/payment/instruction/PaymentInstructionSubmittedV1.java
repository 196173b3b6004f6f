package io.symbia.events.payment.instruction;

import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.money.Uetr;
import io.symbia.events.payment.PaymentInstructionId;
import io.symbia.events.payment.ProviderName;
import io.symbia.events.privacy.Public;

/**
 * The instruction is about to be handed to the provider. Recorded before the call, so that after a crash it is known that
 * the provider may have it.
 *
 * @param happened when and where in the world; when it was accepted is the event's {@code time}
 * @param provider   which provider, for example {@code simulated}
 */
@EventType("symbia.payment.instruction.submitted.v1")
public record PaymentInstructionSubmittedV1(
        @Public Happened happened,
        @Public PaymentInstructionId instructionId,
        @Public Uetr uetr,
        @Public ProviderName provider)
        implements PaymentInstructionEvent {}
