package io.symbia.supplychain.views.order;

import io.symbia.events.logistics.ConsignmentId;
import io.symbia.events.money.Money;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.payment.EscrowId;
import io.symbia.events.supplychain.OrderNumber;
import io.symbia.events.supplychain.order.PurchaseOrderEvent.PurchaseOrderPlacedV1;
import io.symbia.events.transport.Incoterm;
import io.symbia.events.transport.TransportMode;
import io.symbia.supplychain.order.OrderState;
import io.symbia.supplychain.views.EventRef;
import io.symbia.supplychain.views.Lists;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * An order as it is shown. Amounts are restricted: they are there for the buyer and the seller only, others see the rest.
 *
 * @param parties the buyer and the seller, to filter by either
 * @param lines in the order they were placed
 * @param consigned consignments that carry goods of the order
 * @param delivered those of them that were delivered
 * @param settledBy the escrow that was released as a whole
 * @param milestones what happened, oldest first, each with its event
 */
public record OrderView(
        OrderNumber orderNumber,
        OrderState status,
        ParticipantId buyer,
        ParticipantId seller,
        List<ParticipantId> parties,
        ParticipantId placedBy,
        Currency currency,
        List<OrderLineView> lines,
        Optional<Incoterm> incoterm,
        Optional<TransportMode> mode,
        Optional<LocalDate> deliverBy,
        Optional<Money> goodsValue,
        Optional<Money> freight,
        Optional<Money> tax,
        Optional<Money> discount,
        Optional<Money> total,
        boolean accepted,
        List<ConsignmentId> consigned,
        List<ConsignmentId> delivered,
        Optional<EscrowId> settledBy,
        List<EventRef> milestones) {

    static OrderView of(PurchaseOrderPlacedV1 event) {
        return new OrderView(
                event.orderNumber(),
                OrderState.PLACED,
                event.buyer(),
                event.seller(),
                List.of(event.buyer(), event.seller()),
                event.placedBy(),
                event.currency(),
                event.lines().stream().map(OrderLineView::of).toList(),
                event.incoterm(),
                event.mode(),
                event.deliverBy(),
                event.goodsValue().disclosed(),
                event.freight().disclosed(),
                event.tax().disclosed(),
                event.discount().disclosed(),
                event.total().disclosed(),
                false,
                List.of(),
                List.of(),
                Optional.empty(),
                List.of());
    }

    /** The view as the reader may see it; who does not say who they are sees the public part. */
    public OrderView shownTo(Optional<ParticipantId> reader) {
        if (reader.filter(parties::contains).isPresent()) return this;
        return new OrderView(
                orderNumber,
                status,
                buyer,
                seller,
                parties,
                placedBy,
                currency,
                lines.stream().map(OrderLineView::publicPart).toList(),
                incoterm,
                mode,
                deliverBy,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                accepted,
                consigned,
                delivered,
                settledBy,
                milestones);
    }

    OrderView accept() {
        return with(consigned.isEmpty() ? OrderState.ACCEPTED : OrderState.IN_FULFILMENT, true, settledBy);
    }

    OrderView with(OrderState now) {
        return with(now, accepted, settledBy);
    }

    OrderView settle(EscrowId escrow) {
        return with(status, accepted, Optional.of(escrow));
    }

    OrderView consign(ConsignmentId consignment) {
        boolean begins = status == OrderState.ACCEPTED;
        return with(
                begins ? OrderState.IN_FULFILMENT : status,
                accepted,
                consigned.contains(consignment) ? consigned : Lists.with(consigned, consignment),
                delivered,
                settledBy,
                milestones);
    }

    OrderView deliver(ConsignmentId consignment) {
        OrderView known = consign(consignment);
        return known.with(
                known.status, accepted, known.consigned, Lists.with(delivered, consignment), settledBy, milestones);
    }

    OrderView with(EventRef milestone) {
        return with(status, accepted, consigned, delivered, settledBy, Lists.with(milestones, milestone));
    }

    private OrderView with(OrderState now, boolean isAccepted, Optional<EscrowId> escrow) {
        return with(now, isAccepted, consigned, delivered, escrow, milestones);
    }

    private OrderView with(
            OrderState now,
            boolean isAccepted,
            List<ConsignmentId> nowConsigned,
            List<ConsignmentId> nowDelivered,
            Optional<EscrowId> escrow,
            List<EventRef> nowMilestones) {
        return new OrderView(
                orderNumber,
                now,
                buyer,
                seller,
                parties,
                placedBy,
                currency,
                lines,
                incoterm,
                mode,
                deliverBy,
                goodsValue,
                freight,
                tax,
                discount,
                total,
                isAccepted,
                nowConsigned,
                nowDelivered,
                escrow,
                nowMilestones);
    }
}
