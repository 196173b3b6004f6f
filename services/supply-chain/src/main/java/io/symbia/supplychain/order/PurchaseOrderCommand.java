package io.symbia.supplychain.order;

import io.symbia.events.domain.Happened;
import io.symbia.events.envelope.StreamId;
import io.symbia.events.logistics.ConsignmentId;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.payment.EscrowId;
import io.symbia.events.supplychain.OrderNumber;
import io.symbia.events.supplychain.SupplyChainText;
import io.symbia.events.supplychain.order.PurchaseOrderEvent.PurchaseOrderPlacedV1;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be asked of a purchase order. */
public sealed interface PurchaseOrderCommand {

    /** The order that is asked. */
    OrderNumber orderNumber();

    /** The stream of the order. */
    @TargetAggregateIdentifier
    default StreamId stream() {
        return PurchaseOrder.streamOf(orderNumber());
    }

    /**
     * Place an order.
     *
     * @param terms all that the parties agree on; its {@code placedBy} is who gives the command
     */
    record PlacePurchaseOrder(OrderTerms terms, Happened happened) implements PurchaseOrderCommand {

        @Override
        public OrderNumber orderNumber() {
            return terms.orderNumber();
        }

        PurchaseOrderPlacedV1 toEvent(ParticipantId placedBy) {
            return terms.toEvent(placedBy, happened);
        }
    }

    /**
     * Accept an order.
     *
     * @param party who accepts; nobody accepts for another
     */
    record AcceptPurchaseOrder(OrderNumber orderNumber, ParticipantId party, Happened happened)
            implements PurchaseOrderCommand {}

    /** Call an order off. */
    record CancelPurchaseOrder(OrderNumber orderNumber, String reason, Happened happened)
            implements PurchaseOrderCommand {
        public CancelPurchaseOrder {
            SupplyChainText.require(reason, "reason");
        }
    }

    /**
     * Note that a consignment was booked that carries goods of the order.
     *
     * @param shipper one of shipper and consignee must be a party of the order
     */
    record RecordConsignment(
            OrderNumber orderNumber,
            ConsignmentId consignmentId,
            ParticipantId shipper,
            ParticipantId consignee,
            Happened happened)
            implements PurchaseOrderCommand {}

    /**
     * Note that a consignment of the order was delivered.
     *
     * @param shipper one of shipper and consignee must be a party of the order
     */
    record RecordDelivery(
            OrderNumber orderNumber,
            ConsignmentId consignmentId,
            ParticipantId shipper,
            ParticipantId consignee,
            Happened happened)
            implements PurchaseOrderCommand {}

    /**
     * Note that what was held for the order was released as a whole.
     *
     * @param payer the buyer of the order
     * @param payee the seller of the order
     */
    record RecordSettlement(
            OrderNumber orderNumber, EscrowId escrowId, ParticipantId payer, ParticipantId payee, Happened happened)
            implements PurchaseOrderCommand {}
}
