package io.symbia.events.supplychain.order;

import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.payment.EscrowId;
import io.symbia.events.privacy.Public;
import io.symbia.events.supplychain.OrderNumber;

/**
 * What was held for the order was released as a whole while the order was not yet fulfilled.
 *
 * @param happened when and where in the world; when it was accepted is the event's {@code time}
 * @param orderNumber the order
 * @param escrowId as payment names it
 */
@EventType(PurchaseOrderSettledV1.TYPE)
public record PurchaseOrderSettledV1(
        @Public Happened happened,
        @Public OrderNumber orderNumber,
        @Public EscrowId escrowId) implements PurchaseOrderEvent {

    /** On the wire instead of the name of this class. */
    public static final String TYPE = "symbia.supply-chain.order.settled.v1";
}
