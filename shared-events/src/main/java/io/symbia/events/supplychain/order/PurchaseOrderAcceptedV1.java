package io.symbia.events.supplychain.order;

import static java.util.Objects.requireNonNull;

import io.symbia.events.envelope.EventType;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.privacy.Public;
import io.symbia.events.supplychain.OrderNumber;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * The other party accepted the order, so that it binds both.
 *
 * @param occurredAt when it happened in the world
 * @param eventTimeZoneOffset the offset of local time at the place where it happened
 * @param orderNumber the order
 * @param buyer who pays
 * @param seller who delivers
 * @param acceptedBy the party that had not placed the order
 */
@EventType(PurchaseOrderAcceptedV1.TYPE)
public record PurchaseOrderAcceptedV1(
        @Public Instant occurredAt,
        @Public ZoneOffset eventTimeZoneOffset,
        @Public OrderNumber orderNumber,
        @Public ParticipantId buyer,
        @Public ParticipantId seller,
        @Public ParticipantId acceptedBy)
        implements PurchaseOrderEvent {

    /** On the wire instead of the name of this class. */
    public static final String TYPE = "symbia.supply-chain.order.accepted.v1";

    public PurchaseOrderAcceptedV1 {
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(orderNumber, "orderNumber");
        requireNonNull(buyer, "buyer");
        requireNonNull(seller, "seller");
        requireNonNull(acceptedBy, "acceptedBy");
    }
}
