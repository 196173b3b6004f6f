package io.symbia.supplychain.order;

import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.kernel.privacy.Restricted;
import io.symbia.events.supplychain.PurchaseOrderEvent.PurchaseOrderPlacedV1;
import io.symbia.events.supplychain.order.ItemPrice;
import io.symbia.events.supplychain.order.OrderLine;
import io.symbia.events.words.goods.Gtin;
import io.symbia.events.words.goods.Quantity;
import io.symbia.events.words.money.CurrencyCode;
import io.symbia.events.words.money.Money;
import io.symbia.events.words.trade.ConsignmentId;
import io.symbia.events.words.trade.EscrowId;
import io.symbia.events.words.trade.OrderNumber;
import io.symbia.events.words.transport.Incoterm;
import io.symbia.events.words.transport.TransportMode;
import io.symbia.supplychain.shown.EventRef;
import io.symbia.supplychain.shown.Lists;
import io.symbia.support.audience.Party;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An order as it is shown.
 *
 * @param parties    the buyer and the seller, to filter by either
 * @param lines      in the order they were placed
 * @param consigned  consignments that carry goods of the order
 * @param delivered  those of them that were delivered
 * @param settledBy  the escrow that was released as a whole
 * @param milestones what happened, oldest first, each with its event
 */
public record PurchaseOrderView(
        OrderNumber orderNumber,
        OrderState status,
        ParticipantId buyer,
        ParticipantId seller,
        @Party List<ParticipantId> parties,
        ParticipantId placedBy,
        CurrencyCode currency,
        List<Line> lines,
        Optional<Incoterm> incoterm,
        Optional<TransportMode> mode,
        Optional<LocalDate> deliverBy,
        @Restricted Optional<Money> goodsValue,
        @Restricted Optional<Money> freight,
        @Restricted Optional<Money> tax,
        @Restricted Optional<Money> discount,
        @Restricted Optional<Money> total,
        boolean accepted,
        List<ConsignmentId> consigned,
        List<ConsignmentId> delivered,
        Optional<EscrowId> settledBy,
        List<EventRef> milestones) {

    /**
     * A line of an order.
     *
     * @param price absent when none was stated, too
     */
    public record Line(
            int lineNumber,
            Gtin gtin,
            Quantity quantity,
            @Restricted Optional<ItemPrice> price,
            @Restricted Optional<Money> lineTotal) {

        private static Line of(OrderLine line) {
            return new Line(
                    line.lineNumber(),
                    line.gtin(),
                    line.quantity(),
                    line.price().flatMap(Confidential::disclosed),
                    line.lineTotal().disclosed());
        }
    }

    static PurchaseOrderView of(PurchaseOrderPlacedV1 event) {
        return new PurchaseOrderView(
                event.orderNumber(),
                OrderState.PLACED,
                event.buyer(),
                event.seller(),
                List.of(event.buyer(), event.seller()),
                event.placedBy(),
                event.currency(),
                event.lines().stream().map(Line::of).toList(),
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

    PurchaseOrderView accept() {
        OrderState now = consigned.isEmpty() ? OrderState.ACCEPTED : OrderState.IN_FULFILMENT;
        return with(now, true, consigned, delivered, settledBy, milestones);
    }

    PurchaseOrderView with(OrderState now) {
        return with(now, accepted, consigned, delivered, settledBy, milestones);
    }

    PurchaseOrderView settle(EscrowId escrow) {
        return with(status, accepted, consigned, delivered, Optional.of(escrow), milestones);
    }

    PurchaseOrderView consign(ConsignmentId consignment) {
        return with(
                status == OrderState.ACCEPTED ? OrderState.IN_FULFILMENT : status,
                accepted,
                consigned.contains(consignment) ? consigned : Lists.with(consigned, consignment),
                delivered,
                settledBy,
                milestones);
    }

    PurchaseOrderView deliver(ConsignmentId consignment) {
        PurchaseOrderView known = consign(consignment);
        return known.with(
                known.status, accepted, known.consigned, Lists.with(delivered, consignment), settledBy, milestones);
    }

    PurchaseOrderView with(EventRef milestone) {
        return with(status, accepted, consigned, delivered, settledBy, Lists.with(milestones, milestone));
    }

    private PurchaseOrderView with(
            OrderState now,
            boolean isAccepted,
            List<ConsignmentId> nowConsigned,
            List<ConsignmentId> nowDelivered,
            Optional<EscrowId> escrow,
            List<EventRef> nowMilestones) {
        return new PurchaseOrderView(
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
