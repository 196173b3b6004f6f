package io.symbia.events.supplychain.order;

import static java.util.Objects.requireNonNull;

import io.symbia.events.envelope.EventType;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.privacy.Public;
import io.symbia.events.supplychain.OrderNumber;
import io.symbia.events.supplychain.SupplyChainText;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * A party called the order off before anything was consigned for it.
 *
 * @param occurredAt when it happened in the world
 * @param eventTimeZoneOffset the offset of local time at the place where it happened
 * @param orderNumber the order
 * @param cancelledBy the buyer or the seller
 * @param reason 1 to 500 characters
 */
@EventType(PurchaseOrderCancelledV1.TYPE)
public record PurchaseOrderCancelledV1(
        @Public Instant occurredAt,
        @Public ZoneOffset eventTimeZoneOffset,
        @Public OrderNumber orderNumber,
        @Public ParticipantId cancelledBy,
        @Public String reason)
        implements PurchaseOrderEvent {

    /** On the wire instead of the name of this class. */
    public static final String TYPE = "symbia.supply-chain.order.cancelled.v1";

    public PurchaseOrderCancelledV1 {
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(orderNumber, "orderNumber");
        requireNonNull(cancelledBy, "cancelledBy");
        requireNonNull(reason, "reason");
        SupplyChainText.require(reason, "reason");
    }
}
