package io.symbia.events.payment.instruction;

import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.money.Uetr;
import io.symbia.events.payment.PaymentInstructionId;
import io.symbia.events.privacy.Public;

/**
 * The provider did not answer in time: it may or may not have paid. Resolved by asking for the UETR, never by a second
 * instruction.
 *
 * @param happened when and where in the world; when it was accepted is the event's {@code time}
 * @param cause      what was seen
 */
@EventType("symbia.payment.instruction.in-doubt.v1")
public record PaymentInstructionInDoubtV1(
        @Public Happened happened,
        @Public PaymentInstructionId instructionId,
        @Public Uetr uetr,
        @Public DoubtCause cause)
        implements PaymentInstructionEvent {}
