package io.symbia.payment.reactions;

import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.payment.PaymentInstructionEvent.PaymentInstructionCreatedV1;
import io.symbia.payment.payout.PayoutDesk;
import io.symbia.payment.provider.PaymentOrder;
import io.symbia.support.consumer.Reaction;
import io.symbia.support.consumer.ReceivedEvent;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Hands created instructions to the desk, which pays beside this thread: a slow provider holds up no partition.
 *
 * <table>
 * <caption>Table {@code open-instructions}: see {@link io.symbia.payment.payout.OpenInstructions}</caption>
 * <tr><th>event</th><th>row</th><th>then</th></tr>
 * <tr><td>instruction created</td><td>the order is put</td><td>the desk submits it, and removes it when it is final</td></tr>
 * <tr><td>the same again, after a crash</td><td>as it is, or put again when it was final</td><td>the desk asks the provider and
 * removes it</td></tr>
 * </table>
 */
@Component
public class HandOverInstruction implements Reaction {

    private final PayoutDesk desk;

    public HandOverInstruction(PayoutDesk desk) {
        this.desk = desk;
    }

    @Override
    public String name() {
        return "pay-out"; // Its place among the events is kept under this name.
    }

    @Override
    public Set<Class<? extends DomainEvent>> handles() {
        return Set.of(PaymentInstructionCreatedV1.class);
    }

    @Override
    public void on(ReceivedEvent received) {
        PaymentInstructionCreatedV1 event = (PaymentInstructionCreatedV1) received.event();
        desk.take(
                new PaymentOrder(
                        event.instructionId(),
                        event.uetr(),
                        event.endToEndId(),
                        event.debtor(),
                        event.creditor(),
                        event.amount().requireDisclosed(),
                        event.occurredAt()),
                received.ground(),
                received.envelope()
                        .correlationId()
                        .or(() -> Optional.of(received.envelope().id())));
    }
}
