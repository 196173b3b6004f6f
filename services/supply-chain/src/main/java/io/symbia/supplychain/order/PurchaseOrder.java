package io.symbia.supplychain.order;

import static io.symbia.supplychain.order.PurchaseOrderRefusal.*;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.supplychain.PurchaseOrderEvent.PurchaseOrderAcceptedV1;
import io.symbia.events.supplychain.PurchaseOrderEvent.PurchaseOrderCancelledV1;
import io.symbia.events.supplychain.PurchaseOrderEvent.PurchaseOrderClosedV1;
import io.symbia.events.supplychain.PurchaseOrderEvent.PurchaseOrderConsignedV1;
import io.symbia.events.supplychain.PurchaseOrderEvent.PurchaseOrderConsignmentDeliveredV1;
import io.symbia.events.supplychain.PurchaseOrderEvent.PurchaseOrderFulfilledV1;
import io.symbia.events.supplychain.PurchaseOrderEvent.PurchaseOrderPlacedV1;
import io.symbia.events.supplychain.PurchaseOrderEvent.PurchaseOrderSettledV1;
import io.symbia.events.words.trade.ConsignmentId;
import io.symbia.events.words.trade.EscrowId;
import io.symbia.events.words.trade.OrderNumber;
import io.symbia.supplychain.order.PurchaseOrderCommand.AcceptPurchaseOrder;
import io.symbia.supplychain.order.PurchaseOrderCommand.CancelPurchaseOrder;
import io.symbia.supplychain.order.PurchaseOrderCommand.PlacePurchaseOrder;
import io.symbia.supplychain.order.PurchaseOrderCommand.RecordConsignment;
import io.symbia.supplychain.order.PurchaseOrderCommand.RecordDelivery;
import io.symbia.supplychain.order.PurchaseOrderCommand.RecordSettlement;
import io.symbia.support.command.Issuer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;

/**
 * One purchase order, from the proposal of one party to delivered and paid.
 *
 * <p>It is fulfilled when it was accepted and each consignment that was booked for it is delivered, at least one. A consignment that
 * is booked later is noted and does not undo that. It is closed when it is fulfilled and what was held for it was released as a
 * whole, in either order. The row is the state, the column what happens; a dash is refused with {@code order_state_forbids}.
 *
 * <pre>
 *               | accept            | cancel     | consign       | deliver            | settle
 * PLACED        | ACCEPTED (1)      | CANCELLED (2) | noted      | noted              | noted
 * ACCEPTED      | already           | CANCELLED  | IN_FULFILMENT | FULFILLED (3)      | noted
 * IN_FULFILMENT | already           | -          | IN_FULFILMENT | FULFILLED if all   | noted
 * FULFILLED     | already           | -          | noted         | noted              | CLOSED
 * CLOSED        | already           | -          | noted         | noted              | already
 * CANCELLED     | -                 | already    | -             | -                  | -
 * </pre>
 *
 * <p>(1) Or at once IN_FULFILMENT, FULFILLED or CLOSED, by what was noted. (2) Unless something was consigned. (3) A consignment whose
 * booking was not seen counts as booked. FULFILLED becomes CLOSED at once when a settlement was noted.
 *
 * <p>Invariants: the lines sum to the value of the goods, and the total follows from it; nothing happens to an order but by its
 * parties and for them; fulfilled implies accepted, closed implies fulfilled and settled.
 */
public class PurchaseOrder {

    /** Bounds what every later command replays; the real delivery records have at most 16 shipments of an order. */
    static final int MAX_CONSIGNMENTS = 1_000;

    @AggregateIdentifier
    private StreamId stream;

    private PurchaseOrderPlacedV1 terms;
    private Optional<PurchaseOrderAcceptedV1> accepted = Optional.empty();
    private Optional<PurchaseOrderCancelledV1> cancelled = Optional.empty();
    private boolean fulfilled;
    private boolean closed;
    private Optional<EscrowId> settledBy = Optional.empty();
    private final Set<ConsignmentId> consigned = new HashSet<>();
    private final Set<ConsignmentId> delivered = new HashSet<>();

    /** Axon replays the events into an empty instance. */
    protected PurchaseOrder() {}

    /** The stream of an order: {@code supply-chain/order/teehaus-hh:PO-2611-0042}. */
    public static StreamId streamOf(OrderNumber orderNumber) {
        return new StreamId("supply-chain", "order", orderNumber.value());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(PlacePurchaseOrder command, @Issuer ParticipantId issuer) {
        boolean party = issuer.equals(command.buyer()) || issuer.equals(command.seller());
        if (stream == null && !party) throw NOT_A_PARTY.with(command.orderNumber(), issuer);
        TermsCheck.requireConsistent(command);
        PurchaseOrderPlacedV1 event = command.toEvent(issuer);
        if (stream == null) apply(event);
        else if (!event.repeats(terms)) throw ORDER_ALREADY_EXISTS_WITH_OTHER_CONTENT.with(terms.orderNumber());
    }

    @CommandHandler
    void handle(AcceptPurchaseOrder command, @Issuer ParticipantId issuer) {
        if (!command.party().equals(issuer)) throw ACCEPTANCE_IN_ANOTHERS_NAME.with(issuer, command.party());
        requireParty(issuer);
        requireNotCancelled("accept");
        if (issuer.equals(terms.placedBy())) return; // Placing was the acceptance of who placed.
        var event = new PurchaseOrderAcceptedV1(
                command.happened(), terms.orderNumber(), terms.buyer(), terms.seller(), issuer);
        if (accepted.isPresent()) {
            if (event.repeats(accepted.get())) return;
            throw ORDER_ALREADY_ACCEPTED.with(terms.orderNumber());
        }
        apply(event);
        advance(command.happened());
    }

    @CommandHandler
    void handle(CancelPurchaseOrder command, @Issuer ParticipantId issuer) {
        requireParty(issuer);
        var event = new PurchaseOrderCancelledV1(command.happened(), terms.orderNumber(), issuer, command.reason());
        if (cancelled.isPresent()) {
            if (event.repeats(cancelled.get())) return;
            throw ORDER_ALREADY_CANCELLED.with(
                    terms.orderNumber(), cancelled.get().cancelledBy());
        }
        if (fulfilled || !consigned.isEmpty()) {
            throw ORDER_STATE_FORBIDS.with(
                    terms.orderNumber(), "cancel", stateOfGoods(), List.of(OrderState.PLACED, OrderState.ACCEPTED));
        }
        apply(event);
    }

    @CommandHandler
    void handle(RecordConsignment command) {
        requireOwn(command.consignmentId(), command.shipper(), command.consignee());
        requireNotCancelled("consign");
        if (consigned.contains(command.consignmentId())) return;
        requireRoom();
        apply(new PurchaseOrderConsignedV1(command.happened(), terms.orderNumber(), command.consignmentId()));
    }

    @CommandHandler
    void handle(RecordDelivery command) {
        requireOwn(command.consignmentId(), command.shipper(), command.consignee());
        requireNotCancelled("deliver");
        if (delivered.contains(command.consignmentId())) return;
        if (!consigned.contains(command.consignmentId())) requireRoom();
        apply(new PurchaseOrderConsignmentDeliveredV1(
                command.happened(), terms.orderNumber(), command.consignmentId()));
        advance(command.happened());
    }

    @CommandHandler
    void handle(RecordSettlement command) {
        if (!command.payer().equals(terms.buyer()) || !command.payee().equals(terms.seller())) {
            throw ESCROW_OF_OTHERS.with(terms.orderNumber(), command.escrowId());
        }
        requireNotCancelled("settle");
        if (settledBy.isPresent()) return;
        if (fulfilled) {
            apply(new PurchaseOrderClosedV1(command.happened(), terms.orderNumber(), command.escrowId()));
        } else {
            apply(new PurchaseOrderSettledV1(command.happened(), terms.orderNumber(), command.escrowId()));
        }
    }

    /** What follows from what is known now; at most one step to fulfilled and one to closed. */
    private void advance(Happened happened) {
        if (accepted.isEmpty() || fulfilled || consigned.isEmpty() || !delivered.equals(consigned)) return;
        apply(new PurchaseOrderFulfilledV1(happened, terms.orderNumber()));
        settledBy.ifPresent(escrow -> apply(new PurchaseOrderClosedV1(happened, terms.orderNumber(), escrow)));
    }

    private boolean hasParty(ParticipantId participant) {
        return participant.equals(terms.buyer()) || participant.equals(terms.seller());
    }

    private void requireParty(ParticipantId issuer) {
        if (!hasParty(issuer)) throw NOT_A_PARTY.with(terms.orderNumber(), issuer);
    }

    private void requireOwn(ConsignmentId consignment, ParticipantId shipper, ParticipantId consignee) {
        if (!hasParty(shipper) && !hasParty(consignee)) {
            throw CONSIGNMENT_OF_OTHERS.with(terms.orderNumber(), consignment);
        }
    }

    private void requireNotCancelled(String asked) {
        if (cancelled.isPresent()) {
            throw ORDER_STATE_FORBIDS.with(
                    terms.orderNumber(), asked, OrderState.CANCELLED, List.of(OrderState.PLACED, OrderState.ACCEPTED));
        }
    }

    private void requireRoom() {
        if (consigned.size() == MAX_CONSIGNMENTS)
            throw TOO_MANY_CONSIGNMENTS.with(terms.orderNumber(), MAX_CONSIGNMENTS);
    }

    private OrderState stateOfGoods() {
        if (closed) return OrderState.CLOSED;
        return fulfilled ? OrderState.FULFILLED : OrderState.IN_FULFILMENT;
    }

    @EventSourcingHandler
    void on(PurchaseOrderPlacedV1 event) {
        stream = streamOf(event.orderNumber());
        terms = event;
    }

    @EventSourcingHandler
    void on(PurchaseOrderAcceptedV1 event) {
        accepted = Optional.of(event);
    }

    @EventSourcingHandler
    void on(PurchaseOrderCancelledV1 event) {
        cancelled = Optional.of(event);
    }

    @EventSourcingHandler
    void on(PurchaseOrderConsignedV1 event) {
        consigned.add(event.consignmentId());
    }

    @EventSourcingHandler
    void on(PurchaseOrderConsignmentDeliveredV1 event) {
        consigned.add(event.consignmentId());
        delivered.add(event.consignmentId());
    }

    @EventSourcingHandler
    void on(PurchaseOrderFulfilledV1 event) {
        // INVARIANT: nothing is fulfilled that was not agreed and delivered.
        if (accepted.isEmpty() || !delivered.equals(consigned)) {
            throw new IllegalStateException(stream + " fulfilled before it was accepted and delivered");
        }
        fulfilled = true;
    }

    @EventSourcingHandler
    void on(PurchaseOrderSettledV1 event) {
        settledBy = Optional.of(event.escrowId());
    }

    @EventSourcingHandler
    void on(PurchaseOrderClosedV1 event) {
        if (!fulfilled) { // INVARIANT: nothing is closed that was not fulfilled.
            throw new IllegalStateException(stream + " closed before it was fulfilled");
        }
        settledBy = Optional.of(event.escrowId());
        closed = true;
    }
}
