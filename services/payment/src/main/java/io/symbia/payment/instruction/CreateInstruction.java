package io.symbia.payment.instruction;

import io.symbia.events.domain.Happened;
import io.symbia.events.money.Money;
import io.symbia.events.money.Uetr;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.payment.EscrowId;
import io.symbia.events.payment.PaymentInstructionId;
import io.symbia.events.payment.TrancheId;
import io.symbia.events.payment.instruction.EndToEndId;
import io.symbia.events.supplychain.OrderNumber;
import java.util.Optional;

/**
 * Pay out what an agreement released or refunded.
 *
 * @param trancheId of a release; a refund has none
 * @param debtor    the payer of the agreement
 * @param creditor  who receives the money
 * @param uetr      made from the event that caused this, so that the same event always gives the same payment
 */
public record CreateInstruction(
        Happened happened,
        EscrowId escrowId,
        Optional<TrancheId> trancheId,
        OrderNumber orderNumber,
        ParticipantId debtor,
        ParticipantId creditor,
        Money amount,
        EndToEndId endToEndId,
        Uetr uetr)
        implements InstructionCommand {

    public CreateInstruction {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("amount must be > 0");
        }
    }

    /** {@code <escrow>:<tranche>}, or {@code <escrow>:~refund}: one instruction a movement, whoever asks how often. */
    @Override
    public PaymentInstructionId instructionId() {
        return new PaymentInstructionId(
                escrowId + ":" + trancheId.map(TrancheId::value).orElse("~refund"));
    }
}
