package io.symbia.supplychain.reactions;

import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.origin.Ground;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.logistics.ConsignmentEvent.ConsignmentBookedV1;
import io.symbia.events.logistics.ConsignmentEvent.ConsignmentDeliveredV1;
import io.symbia.events.payment.EscrowEvent.EscrowReleasedV1;
import io.symbia.events.words.trade.ConsignmentId;
import io.symbia.events.words.trade.EscrowId;
import io.symbia.events.words.trade.OrderNumber;
import io.symbia.supplychain.order.PurchaseOrderCommand;
import io.symbia.supplychain.order.PurchaseOrderCommand.RecordConsignment;
import io.symbia.supplychain.order.PurchaseOrderCommand.RecordDelivery;
import io.symbia.supplychain.order.PurchaseOrderCommand.RecordSettlement;

/**
 * Something that another service said of an order.
 *
 * @param subject the consignment or the escrow
 * @param from the shipper or the payer
 * @param to the consignee or the payee
 * @param ground the event that said it
 */
record WaitingFact(
        OrderNumber orderNumber,
        Kind kind,
        String subject,
        ParticipantId from,
        ParticipantId to,
        Happened happened,
        Ground ground) {

    enum Kind {
        BOOKED,
        DELIVERED,
        SETTLED
    }

    static WaitingFact booked(OrderNumber orderNumber, ConsignmentBookedV1 event, Ground ground) {
        return new WaitingFact(
                orderNumber,
                Kind.BOOKED,
                event.consignmentId().value(),
                event.shipper(),
                event.consignee(),
                event.happened(),
                ground);
    }

    static WaitingFact delivered(OrderNumber orderNumber, ConsignmentDeliveredV1 event, Ground ground) {
        return new WaitingFact(
                orderNumber,
                Kind.DELIVERED,
                event.consignmentId().value(),
                event.shipper(),
                event.consignee(),
                event.happened(),
                ground);
    }

    static WaitingFact settled(EscrowReleasedV1 event, Ground ground) {
        return new WaitingFact(
                event.orderNumber(),
                Kind.SETTLED,
                event.escrowId().value(),
                event.payer(),
                event.payee(),
                event.happened(),
                ground);
    }

    PurchaseOrderCommand toCommand() {
        Happened heard = happened.unstated();
        return switch (kind) {
            case BOOKED -> new RecordConsignment(heard, orderNumber, new ConsignmentId(subject), from, to);
            case DELIVERED -> new RecordDelivery(heard, orderNumber, new ConsignmentId(subject), from, to);
            case SETTLED -> new RecordSettlement(heard, orderNumber, new EscrowId(subject), from, to);
        };
    }
}
