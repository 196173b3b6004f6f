package io.symbia.payment.instruction;

import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.form.Held;
import io.symbia.events.kernel.form.Positive;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.payment.PaymentInstructionEvent.DoubtCause;
import io.symbia.events.payment.PaymentInstructionId;
import io.symbia.events.payment.PaymentOrigin;
import io.symbia.events.payment.PaymentStatus;
import io.symbia.events.payment.ProviderName;
import io.symbia.events.payment.RejectionReason;
import io.symbia.events.payment.rule.TrancheId;
import io.symbia.events.words.money.EndToEndId;
import io.symbia.events.words.money.Money;
import io.symbia.events.words.money.Uetr;
import io.symbia.events.words.trade.OrderNumber;
import io.symbia.support.command.Command;
import java.util.Locale;
import java.util.Optional;

/** The commands of a payment instruction; by the service itself only, there is no door to it. */
public sealed interface PaymentInstructionCommand extends Command {
    PaymentInstructionId instructionId();

    @Override
    default StreamId stream() {
        return PaymentInstruction.streamOf(instructionId());
    }

    /**
     * Pay out what an agreement released or refunded.
     *
     * @param origin    from where the money comes, and what for
     * @param trancheId of a release; a refund has none
     * @param debtor    the payer of the agreement
     * @param creditor  receives the money
     * @param uetr      made from the event that caused this, so that the same event always gives the same payment
     */
    record CreateInstruction(
            Happened happened,
            PaymentOrigin origin,
            Optional<TrancheId> trancheId,
            Optional<OrderNumber> orderNumber,
            ParticipantId debtor,
            ParticipantId creditor,
            @Held @Positive Money amount,
            EndToEndId endToEndId,
            Uetr uetr)
            implements PaymentInstructionCommand {

        /** {@code <escrow>:<tranche>}, or {@code <escrow>:~refund}: one instruction per movement, however often it is asked for. */
        @Override
        public PaymentInstructionId instructionId() {
            String part = trancheId
                    .map(TrancheId::value)
                    .orElseGet(() -> "~" + origin.purpose().name().toLowerCase(Locale.ROOT));
            return new PaymentInstructionId(origin.stream().id() + ":" + part);
        }
    }

    /** Note that the provider is about to be asked to pay; given before it is. */
    record SubmitInstruction(Happened happened, PaymentInstructionId instructionId, ProviderName provider)
            implements PaymentInstructionCommand {}

    /** Note that it is not known whether the provider has paid. */
    record DoubtInstruction(Happened happened, PaymentInstructionId instructionId, DoubtCause cause)
            implements PaymentInstructionCommand {}

    /**
     * Note what the provider says about a payment.
     *
     * @param uetr   of the payment about which it says so
     * @param reason given exactly when the status is {@code RJCT}
     */
    record ReportStatus(
            Happened happened,
            PaymentInstructionId instructionId,
            Uetr uetr,
            PaymentStatus status,
            Optional<RejectionReason> reason)
            implements PaymentInstructionCommand {

        public ReportStatus {
            if (reason.isPresent() != (status == PaymentStatus.RJCT)) {
                throw new IllegalArgumentException(
                        "a reason code goes with RJCT and with nothing else, status was " + status);
            }
        }
    }
}
