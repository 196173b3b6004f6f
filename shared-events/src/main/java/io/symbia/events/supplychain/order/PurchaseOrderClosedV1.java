package io.symbia.events.supplychain.order;

import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.payment.EscrowId;
import io.symbia.events.privacy.Public;
import io.symbia.events.supplychain.OrderNumber;

/**
 * The order is fulfilled and what was held for it was released as a whole.
 *
 * @param happened when and where in the world; when it was accepted is the event's {@code time}
 * @param orderNumber the order
 * @param escrowId as payment names it
 */
@EventType(PurchaseOrderClosedV1.TYPE)
public record PurchaseOrderClosedV1(
        @Public Happened happened,
        @Public OrderNumber orderNumber,
        @Public EscrowId escrowId) implements PurchaseOrderEvent {

    /** On the wire instead of the name of this class. */
    public static final String TYPE = "symbia.supply-chain.order.closed.v1";
}
