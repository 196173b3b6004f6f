package io.symbia.events.payment.instruction;

import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.money.Uetr;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.payment.EscrowId;
import io.symbia.events.payment.PaymentInstructionId;
import io.symbia.events.privacy.Public;
import io.symbia.events.supplychain.OrderNumber;

/**
 * The provider refused to pay ({@code RJCT}). Final: the money is still owed to the creditor.
 *
 * @param happened when and where in the world; when it was accepted is the event's {@code time}
 * @param reason     always given
 */
@EventType("symbia.payment.instruction.rejected.v1")
public record PaymentRejectedV1(
        @Public Happened happened,
        @Public PaymentInstructionId instructionId,
        @Public EndToEndId endToEndId,
        @Public Uetr uetr,
        @Public EscrowId escrowId,
        @Public OrderNumber orderNumber,
        @Public ParticipantId debtor,
        @Public ParticipantId creditor,
        @Public RejectionReason reason)
        implements PaymentInstructionEvent {}
