package io.symbia.events.supplychain.order;

import static java.util.Objects.requireNonNull;

import io.symbia.events.envelope.EventType;
import io.symbia.events.logistics.ConsignmentId;
import io.symbia.events.privacy.Public;
import io.symbia.events.supplychain.OrderNumber;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * A consignment was booked that carries goods of the order, so it can no longer be called off.
 *
 * @param occurredAt when it happened in the world
 * @param eventTimeZoneOffset the offset of local time at the place where it happened
 * @param orderNumber the order
 * @param consignmentId as logistics names it
 */
@EventType(PurchaseOrderConsignedV1.TYPE)
public record PurchaseOrderConsignedV1(
        @Public Instant occurredAt,
        @Public ZoneOffset eventTimeZoneOffset,
        @Public OrderNumber orderNumber,
        @Public ConsignmentId consignmentId)
        implements PurchaseOrderEvent {

    /** On the wire instead of the name of this class. */
    public static final String TYPE = "symbia.supply-chain.order.consigned.v1";

    public PurchaseOrderConsignedV1 {
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(orderNumber, "orderNumber");
        requireNonNull(consignmentId, "consignmentId");
    }
}
