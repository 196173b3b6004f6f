package io.symbia.events.supplychain.order;

import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.privacy.Public;
import io.symbia.events.supplychain.OrderNumber;

/**
 * The order was accepted and each consignment that was booked for it until then was delivered, at least one.
 *
 * @param happened when and where in the world; when it was accepted is the event's {@code time}
 * @param orderNumber the order
 */
@EventType(PurchaseOrderFulfilledV1.TYPE)
public record PurchaseOrderFulfilledV1(
        @Public Happened happened, @Public OrderNumber orderNumber) implements PurchaseOrderEvent {

    /** On the wire instead of the name of this class. */
    public static final String TYPE = "symbia.supply-chain.order.fulfilled.v1";
}
