package io.symbia.payment.instruction;

import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Restricted;
import io.symbia.events.payment.PaymentInstructionId;
import io.symbia.events.payment.PaymentOrigin;
import io.symbia.events.payment.PaymentStatus;
import io.symbia.events.payment.RejectionReason;
import io.symbia.events.payment.rule.TrancheId;
import io.symbia.events.words.money.EndToEndId;
import io.symbia.events.words.money.Money;
import io.symbia.events.words.money.Uetr;
import io.symbia.events.words.trade.OrderNumber;
import io.symbia.support.audience.Party;
import java.time.Instant;
import java.util.Optional;

/**
 * A payment as it stands.
 *
 * @param status  the provider's last word, as in pacs.002
 * @param reason  why it was rejected
 * @param version sequence number of the instruction's last event, zero-based
 */
public record PaymentInstructionView(
        PaymentInstructionId instructionId,
        PaymentOrigin origin,
        Optional<TrancheId> trancheId,
        Optional<OrderNumber> orderNumber,
        @Party ParticipantId debtor,
        @Party ParticipantId creditor,
        @Restricted Optional<Money> amount,
        EndToEndId endToEndId,
        Uetr uetr,
        PaymentInstructionState state,
        Optional<PaymentStatus> status,
        Optional<RejectionReason> reason,
        Instant createdAt,
        Instant changedAt,
        long version) {

    /** The same after a step; what the provider has not said anew stays as it was. */
    PaymentInstructionView now(
            PaymentInstructionState next,
            Optional<PaymentStatus> said,
            Optional<RejectionReason> why,
            Instant at,
            long sequence) {
        return new PaymentInstructionView(
                instructionId,
                origin,
                trancheId,
                orderNumber,
                debtor,
                creditor,
                amount,
                endToEndId,
                uetr,
                next,
                said.or(() -> status),
                why.or(() -> reason),
                createdAt,
                at,
                sequence);
    }
}
