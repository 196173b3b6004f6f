package io.symbia.events.payment.instruction;

import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.money.Money;
import io.symbia.events.money.Uetr;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.payment.Amounts;
import io.symbia.events.payment.EscrowId;
import io.symbia.events.payment.PaymentInstructionId;
import io.symbia.events.privacy.Confidential;
import io.symbia.events.privacy.Public;
import io.symbia.events.privacy.Restricted;
import io.symbia.events.supplychain.OrderNumber;

/**
 * The money arrived ({@code ACSC}). Final; its journal entry is in the same commit.
 *
 * @param happened when and where in the world; when it was accepted is the event's {@code time}
 * @param amount     the instruction's
 */
@EventType("symbia.payment.instruction.settled.v1")
public record PaymentSettledV1(
        @Public Happened happened,
        @Public PaymentInstructionId instructionId,
        @Public EndToEndId endToEndId,
        @Public Uetr uetr,
        @Public EscrowId escrowId,
        @Public OrderNumber orderNumber,
        @Public ParticipantId debtor,
        @Public ParticipantId creditor,
        @Restricted Confidential<Money> amount)
        implements PaymentInstructionEvent {

    public PaymentSettledV1 {
        Amounts.requirePositive(amount);
    }
}
