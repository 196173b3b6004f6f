package io.symbia.payment.instruction;

import static io.symbia.events.payment.PaymentStatus.ACSC;
import static io.symbia.events.payment.PaymentStatus.RJCT;
import static io.symbia.payment.instruction.PaymentInstructionState.*;

import io.symbia.events.payment.PaymentInstructionEvent;
import io.symbia.events.payment.PaymentInstructionEvent.PaymentInstructionAcknowledgedV1;
import io.symbia.events.payment.PaymentInstructionEvent.PaymentInstructionCreatedV1;
import io.symbia.events.payment.PaymentInstructionEvent.PaymentInstructionInDoubtV1;
import io.symbia.events.payment.PaymentInstructionEvent.PaymentInstructionSubmittedV1;
import io.symbia.events.payment.PaymentInstructionEvent.PaymentRejectedV1;
import io.symbia.events.payment.PaymentInstructionEvent.PaymentSettledV1;
import io.symbia.support.consumer.ReceivedEvent;
import io.symbia.support.view.StreamView;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The payment instructions, by id. */
@Component
public class PaymentInstructions extends StreamView<PaymentInstructionView, PaymentInstructionEvent> {
    /** Name of the view. */
    public static final String NAME = "instructions";

    PaymentInstructions() {
        super(NAME, PaymentInstructionView.class, PaymentInstructionEvent.class);
    }

    @Override
    protected PaymentInstructionView next(
            Optional<PaymentInstructionView> before, PaymentInstructionEvent happened, ReceivedEvent received) {
        long version = received.envelope().sequence();
        return switch (happened) {
            case PaymentInstructionCreatedV1 event -> begin(event, version);
            case PaymentInstructionSubmittedV1 event ->
                before.orElseThrow().now(SUBMITTED, Optional.empty(), Optional.empty(), event.occurredAt(), version);
            case PaymentInstructionInDoubtV1 event ->
                before.orElseThrow().now(IN_DOUBT, Optional.empty(), Optional.empty(), event.occurredAt(), version);
            case PaymentInstructionAcknowledgedV1 event ->
                before.orElseThrow()
                        .now(ACKNOWLEDGED, Optional.of(event.status()), Optional.empty(), event.occurredAt(), version);
            case PaymentSettledV1 event ->
                before.orElseThrow().now(SETTLED, Optional.of(ACSC), Optional.empty(), event.occurredAt(), version);
            case PaymentRejectedV1 event ->
                before.orElseThrow()
                        .now(REJECTED, Optional.of(RJCT), Optional.of(event.reason()), event.occurredAt(), version);
        };
    }

    private static PaymentInstructionView begin(PaymentInstructionCreatedV1 event, long version) {
        return new PaymentInstructionView(
                event.instructionId(),
                event.origin(),
                event.trancheId(),
                event.orderNumber(),
                event.debtor(),
                event.creditor(),
                event.amount().disclosed(),
                event.endToEndId(),
                event.uetr(),
                CREATED,
                Optional.empty(),
                Optional.empty(),
                event.occurredAt(),
                event.occurredAt(),
                version);
    }
}
