package io.symbia.supplychain.reactions;

import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.kernel.origin.PublishedRule;
import io.symbia.events.logistics.ConsignmentEvent.ConsignmentBookedV1;
import io.symbia.events.logistics.ConsignmentEvent.ConsignmentDeliveredV1;
import io.symbia.events.payment.EscrowEvent.EscrowReleasedV1;
import io.symbia.events.supplychain.PurchaseOrderEvent.PurchaseOrderPlacedV1;
import io.symbia.events.words.trade.OrderNumber;
import io.symbia.support.command.CommandDoor;
import io.symbia.support.command.RequestContext;
import io.symbia.support.consumer.Reaction;
import io.symbia.support.consumer.ReceivedEvent;
import io.symbia.support.consumer.StateTable;
import io.symbia.support.consumer.StateTables;
import io.symbia.support.feed.EachByItself;
import io.symbia.support.refusal.CommonRefusal;
import io.symbia.support.refusal.Refusal;
import io.symbia.support.refusal.Status;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Tells an order what logistics and payment say of it; {@link io.symbia.supplychain.order.PurchaseOrder} says what follows.
 *
 * <pre>
 * event                    | order exists           | order not placed yet
 * ConsignmentBooked        | RecordConsignment      | kept in the table
 * ConsignmentDelivered     | RecordDelivery         | kept in the table
 * EscrowReleased, whole    | RecordSettlement       | kept in the table
 * EscrowReleased, a part   | -                      | -
 * PurchaseOrderPlaced      | what the table kept, in the order it came; the row is emptied
 * </pre>
 *
 * <p>Topics are not ordered among each other, so a booking may be heard of before its order. A consignment serves several orders: each
 * is told, also when one refuses; the refusal is then thrown, so that the event is parked with its reason. Everything is idempotent
 * in the order, so that the same event again changes nothing.
 */
@Component
class FollowOrder implements Reaction {
    private static final PublishedRule RULE = PublishedRule.of("supply-chain/follow-order", 1);

    private final CommandDoor commands;
    private final StateTable<WaitingFacts> waiting;

    FollowOrder(CommandDoor commands, StateTables tables) {
        this.commands = commands;
        this.waiting = tables.open("waiting-for-order", WaitingFacts.class);
    }

    @Override
    public String name() {
        return "follow-order";
    }

    @Override
    public Set<Class<? extends DomainEvent>> handles() {
        return Set.of(
                ConsignmentBookedV1.class,
                ConsignmentDeliveredV1.class,
                EscrowReleasedV1.class,
                PurchaseOrderPlacedV1.class);
    }

    @Override
    public void on(ReceivedEvent received) {
        switch (received.event()) {
            case ConsignmentBookedV1 booked ->
                tellAll(
                        booked.orderNumbers().stream()
                                .map(order -> WaitingFact.booked(order, booked, received.ground()))
                                .toList(),
                        received);
            case ConsignmentDeliveredV1 delivered ->
                tellAll(
                        delivered.orderNumbers().stream()
                                .map(order -> WaitingFact.delivered(order, delivered, received.ground()))
                                .toList(),
                        received);
            case EscrowReleasedV1 released
            when released.whole() -> tellAll(List.of(WaitingFact.settled(released, received.ground())), received);
            case PurchaseOrderPlacedV1 placed -> tellWhatWaited(placed.orderNumber(), received);
            default -> {} // A part of an escrow; nothing else is asked for in handles().
        }
    }

    private void tellAll(List<WaitingFact> facts, ReceivedEvent received) {
        EachByItself.of(facts.stream()
                .<Runnable>map(fact -> () -> tellOrKeep(fact, received))
                .toList());
    }

    private void tellOrKeep(WaitingFact fact, ReceivedEvent received) {
        if (tell(fact, received)) return;
        keep(fact);
        // The order may have been placed meanwhile, and another instance may have looked into the table before the fact
        // was there.
        var _ = tell(fact, received);
    }

    /**
     * Returns whether there is such an order. What strangers state of it is decided, and not parked: nobody could do anything about it, and they
     * state as much as they like.
     */
    private boolean tell(WaitingFact fact, ReceivedEvent received) {
        try {
            commands.send(fact.toCommand(), RequestContext.causedBy(RULE, received, fact.ground()));
            return true;
        } catch (Refusal refused) {
            if (refused.kind() == CommonRefusal.STREAM_NOT_FOUND) return false;
            if (refused.kind().text().status() == Status.FORBIDDEN) return true;
            throw refused;
        }
    }

    private void keep(WaitingFact fact) {
        waiting.update(
                fact.orderNumber().value(), row -> row.orElse(WaitingFacts.NONE).with(fact));
    }

    private void tellWhatWaited(OrderNumber orderNumber, ReceivedEvent received) {
        Optional<WaitingFacts> row = waiting.find(orderNumber.value());
        if (row.isEmpty() || row.get().facts().isEmpty()) return;
        try {
            tellAll(row.get().facts(), received);
        } catch (Refusal refused) { // Every fact was told, and telling a refused one again changes nothing.
            waiting.put(orderNumber.value(), WaitingFacts.NONE);
            throw refused;
        }
        waiting.put(orderNumber.value(), WaitingFacts.NONE); // Whoever adds to the row from now on finds the order.
    }
}
