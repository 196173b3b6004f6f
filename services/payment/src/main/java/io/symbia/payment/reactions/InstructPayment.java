package io.symbia.payment.reactions;

import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.origin.PublishedRule;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.payment.EscrowEvent.EscrowRefundedV1;
import io.symbia.events.payment.EscrowEvent.EscrowReleasedV1;
import io.symbia.events.payment.PaymentOrigin;
import io.symbia.events.payment.PaymentPurpose;
import io.symbia.events.payment.rule.TrancheId;
import io.symbia.events.words.money.Money;
import io.symbia.events.words.money.Uetr;
import io.symbia.events.words.trade.OrderNumber;
import io.symbia.payment.instruction.PaymentInstructionCommand.CreateInstruction;
import io.symbia.support.command.CommandDoor;
import io.symbia.support.command.RequestContext;
import io.symbia.support.consumer.Reaction;
import io.symbia.support.consumer.ReceivedEvent;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What is owed is paid out.
 *
 * <table>
 * <caption>No table: the instruction's id follows from the event, so asking twice gives one</caption>
 * <tr><th>event</th><th>command</th></tr>
 * <tr><td>escrow released</td><td>CreateInstruction {@code <escrow>:<tranche>} to the payee</td></tr>
 * <tr><td>escrow refunded</td><td>CreateInstruction {@code <escrow>:~refund} to the payer</td></tr>
 * </table>
 */
@Component
public class InstructPayment implements Reaction {

    private static final PublishedRule RULE = PublishedRule.of("payment/instruct-payment", 1);

    private final CommandDoor commands;

    public InstructPayment(CommandDoor commands) {
        this.commands = commands;
    }

    @Override
    public String name() {
        return "instruct-payment";
    }

    @Override
    public Set<Class<? extends DomainEvent>> handles() {
        return Set.of(EscrowReleasedV1.class, EscrowRefundedV1.class);
    }

    @Override
    public void on(ReceivedEvent received) {
        switch (received.event()) {
            case EscrowReleasedV1 event ->
                instruct(
                        new PaymentOrigin(received.envelope().stream(), PaymentPurpose.RELEASE),
                        Optional.of(event.trancheId()),
                        event.orderNumber(),
                        event.payer(),
                        event.payee(),
                        event.amount(),
                        received);
            case EscrowRefundedV1 event ->
                instruct(
                        new PaymentOrigin(received.envelope().stream(), PaymentPurpose.REFUND),
                        Optional.empty(),
                        event.orderNumber(),
                        event.payer(),
                        event.payer(),
                        event.amount(),
                        received);
            default ->
                throw new IllegalStateException(
                        "not asked for " + received.envelope().type());
        }
    }

    private void instruct(
            PaymentOrigin origin,
            Optional<TrancheId> tranche,
            OrderNumber order,
            ParticipantId debtor,
            ParticipantId creditor,
            Confidential<Money> amount,
            ReceivedEvent received) {
        Uetr uetr = PaymentReferences.uetr(received.envelope().id());
        commands.send(
                new CreateInstruction(
                        received.event().happened().unstated(),
                        origin,
                        tranche,
                        Optional.of(order),
                        debtor,
                        creditor,
                        amount.requireDisclosed(),
                        PaymentReferences.endToEndId(uetr),
                        uetr),
                RequestContext.causedBy(RULE, received));
    }
}
