package io.symbia.events.supplychain.order;

import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.privacy.Public;
import io.symbia.events.supplychain.OrderNumber;
import io.symbia.events.supplychain.SupplyChainText;

/**
 * A party called the order off before anything was consigned for it.
 *
 * @param happened when and where in the world; when it was accepted is the event's {@code time}
 * @param orderNumber the order
 * @param cancelledBy the buyer or the seller
 * @param reason 1 to 500 characters
 */
@EventType(PurchaseOrderCancelledV1.TYPE)
public record PurchaseOrderCancelledV1(
        @Public Happened happened,
        @Public OrderNumber orderNumber,
        @Public ParticipantId cancelledBy,
        @Public String reason)
        implements PurchaseOrderEvent {

    /** On the wire instead of the name of this class. */
    public static final String TYPE = "symbia.supply-chain.order.cancelled.v1";

    public PurchaseOrderCancelledV1 {
        SupplyChainText.require(reason, "reason");
    }
}
