package io.symbia.events.payment.instruction;

import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.money.Money;
import io.symbia.events.money.Uetr;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.payment.Amounts;
import io.symbia.events.payment.EscrowId;
import io.symbia.events.payment.PaymentInstructionId;
import io.symbia.events.payment.TrancheId;
import io.symbia.events.privacy.Confidential;
import io.symbia.events.privacy.Public;
import io.symbia.events.privacy.Restricted;
import io.symbia.events.supplychain.OrderNumber;
import java.util.Optional;

/**
 * Money that is owed to a participant is to be paid out. Published by payment on {@code symbia.payment.events}, in the
 * stream of its instruction, as is every event of this package.
 *
 * @param happened when and where in the world; when it was accepted is the event's {@code time}
 * @param escrowId   the agreement from which the money came
 * @param trancheId  of a release; a refund has none
 * @param debtor     whose money it is: the payer of the agreement
 * @param creditor   who receives it: the payee, or the payer when it is a refund
 * @param endToEndId ISO 20022 EndToEndId, at most 35 characters
 * @param uetr       the same in every message and every retry about this payment
 */
@EventType("symbia.payment.instruction.created.v1")
public record PaymentInstructionCreatedV1(
        @Public Happened happened,
        @Public PaymentInstructionId instructionId,
        @Public EscrowId escrowId,
        @Public Optional<TrancheId> trancheId,
        @Public OrderNumber orderNumber,
        @Public ParticipantId debtor,
        @Public ParticipantId creditor,
        @Restricted Confidential<Money> amount,
        @Public EndToEndId endToEndId,
        @Public Uetr uetr)
        implements PaymentInstructionEvent {

    public PaymentInstructionCreatedV1 {
        Amounts.requirePositive(amount);
    }
}
