package io.symbia.credit.reactions;

import io.symbia.credit.line.CreditLineCommand.ReleaseSettled;
import io.symbia.events.credit.CreditLineEvent.CreditReservedV1;
import io.symbia.events.credit.CreditLineId;
import io.symbia.events.credit.ReservationId;
import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.kernel.origin.Ground;
import io.symbia.events.kernel.origin.PublishedRule;
import io.symbia.events.payment.EscrowEvent.EscrowRefundedV1;
import io.symbia.events.payment.EscrowEvent.EscrowReleasedV1;
import io.symbia.events.words.trade.OrderNumber;
import io.symbia.support.command.CommandDoor;
import io.symbia.support.command.RequestContext;
import io.symbia.support.consumer.Reaction;
import io.symbia.support.consumer.ReceivedEvent;
import io.symbia.support.consumer.StateTable;
import io.symbia.support.consumer.StateTables;
import io.symbia.support.feed.EachByItself;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Gives credit back when its order is paid for: when all of the order's escrow was released, or what remained was refunded.
 *
 * <table>
 * <caption>The table {@code order-credit}, a row an order (rows: now; columns: event). The two events come from different topics, in
 * any order.</caption>
 * <tr><th></th><th>credit reserved</th><th>escrow released whole, refunded</th></tr>
 * <tr><td>(none)</td><td>held</td><td>settled</td></tr>
 * <tr><td>held</td><td>held</td><td>settled; every reservation is released</td></tr>
 * <tr><td>settled</td><td>settled; the reservation is released at once</td><td>settled</td></tr>
 * </table>
 */
@Component
class ReleaseCredit implements Reaction {
    private static final PublishedRule RULE = PublishedRule.of("credit/release-credit", 1);

    /**
     * One reservation for an order.
     *
     * @param reserved the event that made it
     */
    record Held(CreditLineId lineId, ReservationId reservationId, Ground reserved) {}

    /**
     * What is held for an order.
     *
     * @param settled the event by which the order was settled first; empty until then
     */
    record OrderCredit(List<Held> held, Optional<Ground> settled) {
        static final OrderCredit NONE = new OrderCredit(List.of(), Optional.empty());

        OrderCredit with(Held one) {
            if (held.contains(one)) return this;
            return new OrderCredit(Stream.concat(held.stream(), Stream.of(one)).toList(), settled);
        }

        OrderCredit settle(Ground settlement) {
            return new OrderCredit(held, settled.or(() -> Optional.of(settlement)));
        }
    }

    private final CommandDoor commands;
    private final StateTable<OrderCredit> orders;

    ReleaseCredit(CommandDoor commands, StateTables tables) {
        this.commands = commands;
        this.orders = tables.open("order-credit", OrderCredit.class);
    }

    @Override
    public String name() {
        return "release-credit";
    }

    @Override
    public Set<Class<? extends DomainEvent>> handles() {
        return Set.of(CreditReservedV1.class, EscrowReleasedV1.class, EscrowRefundedV1.class);
    }

    @Override
    public void on(ReceivedEvent received) {
        switch (received.event()) {
            case CreditReservedV1 event -> {
                Held held = new Held(event.lineId(), event.reservationId(), received.ground());
                OrderCredit order = change(event.orderNumber(), before -> before.with(held));
                order.settled().ifPresent(settlement -> release(received, held, settlement));
            }
            case EscrowReleasedV1 event -> {
                if (event.whole()) settled(received, event.orderNumber());
            }
            case EscrowRefundedV1 event -> settled(received, event.orderNumber());
            default ->
                throw new IllegalStateException(
                        "not asked for: " + received.envelope().type());
        }
    }

    private void settled(ReceivedEvent received, OrderNumber orderNumber) {
        OrderCredit order = change(orderNumber, before -> before.settle(received.ground()));
        EachByItself.of(order.held().stream()
                .<Runnable>map(held -> () -> release(received, held, held.reserved()))
                .toList());
    }

    /** Atomically: of two instances that hear of both sides at once, the later one sees what the other has put. */
    private OrderCredit change(OrderNumber orderNumber, UnaryOperator<OrderCredit> change) {
        return orders.update(orderNumber.value(), before -> change.apply(before.orElse(OrderCredit.NONE)));
    }

    /** In the name of this service: neither lender nor borrower has said anything. */
    private void release(ReceivedEvent received, Held held, Ground earlier) {
        commands.send(
                new ReleaseSettled(received.event().happened().unstated(), held.lineId(), held.reservationId()),
                RequestContext.causedBy(RULE, received, earlier));
    }
}
