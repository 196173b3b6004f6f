package io.symbia.events.supplychain.order;

import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.logistics.ConsignmentId;
import io.symbia.events.privacy.Public;
import io.symbia.events.supplychain.OrderNumber;

/**
 * A consignment of the order was delivered.
 *
 * @param happened when and where in the world; when it was accepted is the event's {@code time}
 * @param orderNumber the order
 * @param consignmentId as logistics names it
 */
@EventType(PurchaseOrderConsignmentDeliveredV1.TYPE)
public record PurchaseOrderConsignmentDeliveredV1(
        @Public Happened happened,
        @Public OrderNumber orderNumber,
        @Public ConsignmentId consignmentId) implements PurchaseOrderEvent {

    /** On the wire instead of the name of this class. */
    public static final String TYPE = "symbia.supply-chain.order.consignment-delivered.v1";
}
