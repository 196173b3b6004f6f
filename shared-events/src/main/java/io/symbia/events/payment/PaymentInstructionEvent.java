package io.symbia.events.payment;

import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.kernel.domain.EventType;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.domain.MaxAge;
import io.symbia.events.kernel.form.Positive;
import io.symbia.events.kernel.form.Unrecognised;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.kernel.privacy.Public;
import io.symbia.events.kernel.privacy.Restricted;
import io.symbia.events.payment.rule.TrancheId;
import io.symbia.events.words.money.EndToEndId;
import io.symbia.events.words.money.Money;
import io.symbia.events.words.money.Uetr;
import io.symbia.events.words.trade.OrderNumber;
import java.util.Optional;

/** The events of a payment instruction, in the stream {@code payment/instruction/<instruction id>}. */
public sealed interface PaymentInstructionEvent extends DomainEvent {
    PaymentInstructionId instructionId();

    /** The unique end-to-end transaction reference: the same in each event, each message and each retry about this payment. */
    Uetr uetr();

    /**
     * Money that is owed to a participant is to be paid out.
     *
     * @param origin      from where the money comes, and what for
     * @param trancheId   of a release; a refund has none
     * @param orderNumber the order that it is about, if it is about one
     * @param debtor      whose money it is: the payer of the agreement
     * @param creditor    receives it: the payee, or the payer when it is a refund
     */
    @EventType("symbia.payment.instruction.created.v1")
    record PaymentInstructionCreatedV1(
            @Public Happened happened,
            @Public PaymentInstructionId instructionId,
            @Public PaymentOrigin origin,
            @Public Optional<TrancheId> trancheId,
            @Public Optional<OrderNumber> orderNumber,
            @Public ParticipantId debtor,
            @Public ParticipantId creditor,
            @Restricted @Positive Confidential<Money> amount,
            @Public EndToEndId endToEndId,
            @Public Uetr uetr)
            implements PaymentInstructionEvent {}

    /**
     * The instruction is about to be handed to the provider. Recorded before the call, so that after a crash it is known that the
     * provider may have it.
     */
    @EventType("symbia.payment.instruction.submitted.v1")
    record PaymentInstructionSubmittedV1(
            @Public Happened happened,
            @Public PaymentInstructionId instructionId,
            @Public Uetr uetr,
            @Public ProviderName provider)
            implements PaymentInstructionEvent {}

    /**
     * The provider did not answer in time: it may or may not have paid. Resolved by asking for the UETR, never by a second
     * instruction.
     */
    @EventType("symbia.payment.instruction.in-doubt.v1")
    @MaxAge(years = 1)
    record PaymentInstructionInDoubtV1(
            @Public Happened happened,
            @Public PaymentInstructionId instructionId,
            @Public Uetr uetr,
            @Public DoubtCause cause)
            implements PaymentInstructionEvent {}

    /** Why it is not known whether a provider has paid. */
    enum DoubtCause {
        /** No answer within the time limit. */
        NO_ANSWER_IN_TIME,
        /** The connection broke after the instruction may have been handed over. */
        CONNECTION_LOST,
        /** The provider refused the instruction as a copy of one that it has. */
        CALLED_A_DUPLICATE,
        /** A code of a later list. */
        @Unrecognised
        UNRECOGNISED
    }

    /**
     * The provider has the instruction and is not done with it.
     *
     * @param status one that is not final: settled and rejected are events of their own
     */
    @EventType("symbia.payment.instruction.acknowledged.v1")
    record PaymentInstructionAcknowledgedV1(
            @Public Happened happened,
            @Public PaymentInstructionId instructionId,
            @Public Uetr uetr,
            @Public PaymentStatus status)
            implements PaymentInstructionEvent {}

    /**
     * The money arrived ({@code ACSC}). Final; its journal entry is in the same commit.
     *
     * @param amount the instruction's
     */
    @EventType("symbia.payment.instruction.settled.v1")
    record PaymentSettledV1(
            @Public Happened happened,
            @Public PaymentInstructionId instructionId,
            @Public EndToEndId endToEndId,
            @Public Uetr uetr,
            @Public PaymentOrigin origin,
            @Public Optional<OrderNumber> orderNumber,
            @Public ParticipantId debtor,
            @Public ParticipantId creditor,
            @Restricted @Positive Confidential<Money> amount)
            implements PaymentInstructionEvent {}

    /** The provider refused to pay ({@code RJCT}). Final: the money is still owed to the creditor. */
    @EventType("symbia.payment.instruction.rejected.v1")
    record PaymentRejectedV1(
            @Public Happened happened,
            @Public PaymentInstructionId instructionId,
            @Public EndToEndId endToEndId,
            @Public Uetr uetr,
            @Public PaymentOrigin origin,
            @Public Optional<OrderNumber> orderNumber,
            @Public ParticipantId debtor,
            @Public ParticipantId creditor,
            @Public RejectionReason reason)
            implements PaymentInstructionEvent {}
}
