package io.symbia.payment.views;

import io.symbia.events.money.Money;
import io.symbia.events.money.Uetr;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.payment.EscrowId;
import io.symbia.events.payment.PaymentInstructionId;
import io.symbia.events.payment.TrancheId;
import io.symbia.events.payment.instruction.EndToEndId;
import io.symbia.events.payment.instruction.PaymentStatus;
import io.symbia.events.payment.instruction.RejectionReason;
import io.symbia.events.supplychain.OrderNumber;
import io.symbia.payment.instruction.InstructionState;
import java.time.Instant;
import java.util.Optional;

/**
 * A payment as it stands.
 *
 * @param amount  for debtor and creditor
 * @param status  what the provider said last, as in pacs.002
 * @param reason  why it was rejected
 * @param version sequence number of the instruction's last event, zero-based
 */
public record InstructionView(
        PaymentInstructionId instructionId,
        EscrowId escrowId,
        Optional<TrancheId> trancheId,
        OrderNumber orderNumber,
        ParticipantId debtor,
        ParticipantId creditor,
        Optional<Money> amount,
        EndToEndId endToEndId,
        Uetr uetr,
        InstructionState state,
        Optional<PaymentStatus> status,
        Optional<RejectionReason> reason,
        Instant createdAt,
        Instant changedAt,
        long version) {

    InstructionView now(
            InstructionState next,
            Optional<PaymentStatus> said,
            Optional<RejectionReason> why,
            Instant at,
            long sequence) {
        return new InstructionView(
                instructionId,
                escrowId,
                trancheId,
                orderNumber,
                debtor,
                creditor,
                amount,
                endToEndId,
                uetr,
                next,
                said,
                why,
                createdAt,
                at,
                sequence);
    }

    /** What this participant may see: debtor and creditor everything, others what is public in the events. */
    public InstructionView shownTo(Optional<ParticipantId> participant) {
        boolean entitled = participant
                .filter(who -> who.equals(debtor) || who.equals(creditor))
                .isPresent();
        if (entitled) return this;
        return new InstructionView(
                instructionId,
                escrowId,
                trancheId,
                orderNumber,
                debtor,
                creditor,
                Optional.empty(),
                endToEndId,
                uetr,
                state,
                status,
                reason,
                createdAt,
                changedAt,
                version);
    }
}
