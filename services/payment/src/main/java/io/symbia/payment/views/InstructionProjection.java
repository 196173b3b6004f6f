package io.symbia.payment.views;

import io.symbia.events.domain.DomainEvent;
import io.symbia.events.payment.instruction.PaymentInstructionAcknowledgedV1;
import io.symbia.events.payment.instruction.PaymentInstructionCreatedV1;
import io.symbia.events.payment.instruction.PaymentInstructionEvent;
import io.symbia.events.payment.instruction.PaymentInstructionInDoubtV1;
import io.symbia.events.payment.instruction.PaymentInstructionSubmittedV1;
import io.symbia.events.payment.instruction.PaymentRejectedV1;
import io.symbia.events.payment.instruction.PaymentSettledV1;
import io.symbia.events.payment.instruction.PaymentStatus;
import io.symbia.payment.instruction.InstructionState;
import io.symbia.support.consumer.ReceivedEvent;
import io.symbia.support.view.Projection;
import io.symbia.support.view.Views;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The payment instructions, by id. */
@Component
public class InstructionProjection implements Projection<InstructionView> {

    /** Name of the view. */
    public static final String NAME = "instructions";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<InstructionView> viewType() {
        return InstructionView.class;
    }

    @Override
    public Set<Class<? extends DomainEvent>> handles() {
        return Set.of(
                PaymentInstructionCreatedV1.class,
                PaymentInstructionSubmittedV1.class,
                PaymentInstructionInDoubtV1.class,
                PaymentInstructionAcknowledgedV1.class,
                PaymentSettledV1.class,
                PaymentRejectedV1.class);
    }

    @Override
    public void on(ReceivedEvent received, Views<InstructionView> views) {
        PaymentInstructionEvent event = (PaymentInstructionEvent) received.event();
        String id = event.instructionId().value();
        long sequence = received.envelope().sequence();
        views.put(
                id,
                event instanceof PaymentInstructionCreatedV1 created
                        ? begin(created, sequence)
                        : next(views.find(id).orElseThrow(), event, sequence));
    }

    private static InstructionView begin(PaymentInstructionCreatedV1 event, long sequence) {
        return new InstructionView(
                event.instructionId(),
                event.escrowId(),
                event.trancheId(),
                event.orderNumber(),
                event.debtor(),
                event.creditor(),
                event.amount().disclosed(),
                event.endToEndId(),
                event.uetr(),
                InstructionState.CREATED,
                Optional.empty(),
                Optional.empty(),
                event.occurredAt(),
                event.occurredAt(),
                sequence);
    }

    private static InstructionView next(InstructionView view, PaymentInstructionEvent event, long sequence) {
        return switch (event) {
            case PaymentInstructionCreatedV1 created -> begin(created, sequence);
            case PaymentInstructionSubmittedV1 submitted ->
                view.now(InstructionState.SUBMITTED, view.status(), view.reason(), submitted.occurredAt(), sequence);
            case PaymentInstructionInDoubtV1 doubt ->
                view.now(InstructionState.IN_DOUBT, view.status(), view.reason(), doubt.occurredAt(), sequence);
            case PaymentInstructionAcknowledgedV1 said ->
                view.now(
                        InstructionState.ACKNOWLEDGED,
                        Optional.of(said.status()),
                        view.reason(),
                        said.occurredAt(),
                        sequence);
            case PaymentSettledV1 settled ->
                view.now(
                        InstructionState.SETTLED,
                        Optional.of(PaymentStatus.ACSC),
                        view.reason(),
                        settled.occurredAt(),
                        sequence);
            case PaymentRejectedV1 rejected ->
                view.now(
                        InstructionState.REJECTED,
                        Optional.of(PaymentStatus.RJCT),
                        Optional.of(rejected.reason()),
                        rejected.occurredAt(),
                        sequence);
        };
    }
}
