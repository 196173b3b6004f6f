package io.symbia.events.supplychain.order;

import static java.util.Objects.requireNonNull;

import io.symbia.events.envelope.EventType;
import io.symbia.events.payment.EscrowId;
import io.symbia.events.privacy.Public;
import io.symbia.events.supplychain.OrderNumber;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * The order is fulfilled and what was held for it was released as a whole.
 *
 * @param occurredAt when it happened in the world
 * @param eventTimeZoneOffset the offset of local time at the place where it happened
 * @param orderNumber the order
 * @param escrowId as payment names it
 */
@EventType(PurchaseOrderClosedV1.TYPE)
public record PurchaseOrderClosedV1(
        @Public Instant occurredAt,
        @Public ZoneOffset eventTimeZoneOffset,
        @Public OrderNumber orderNumber,
        @Public EscrowId escrowId)
        implements PurchaseOrderEvent {

    /** On the wire instead of the name of this class. */
    public static final String TYPE = "symbia.supply-chain.order.closed.v1";

    public PurchaseOrderClosedV1 {
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(orderNumber, "orderNumber");
        requireNonNull(escrowId, "escrowId");
    }
}
