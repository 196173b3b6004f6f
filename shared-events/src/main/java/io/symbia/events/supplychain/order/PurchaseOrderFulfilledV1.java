package io.symbia.events.supplychain.order;

import static java.util.Objects.requireNonNull;

import io.symbia.events.envelope.EventType;
import io.symbia.events.privacy.Public;
import io.symbia.events.supplychain.OrderNumber;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * The order was accepted and each consignment that was booked for it until then was delivered, at least one.
 *
 * @param occurredAt when it happened in the world
 * @param eventTimeZoneOffset the offset of local time at the place where it happened
 * @param orderNumber the order
 */
@EventType(PurchaseOrderFulfilledV1.TYPE)
public record PurchaseOrderFulfilledV1(
        @Public Instant occurredAt,
        @Public ZoneOffset eventTimeZoneOffset,
        @Public OrderNumber orderNumber) implements PurchaseOrderEvent {

    /** On the wire instead of the name of this class. */
    public static final String TYPE = "symbia.supply-chain.order.fulfilled.v1";

    public PurchaseOrderFulfilledV1 {
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(orderNumber, "orderNumber");
    }
}
