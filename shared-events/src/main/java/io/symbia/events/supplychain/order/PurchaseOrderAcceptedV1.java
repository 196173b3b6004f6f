package io.symbia.events.supplychain.order;

import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.privacy.Public;
import io.symbia.events.supplychain.OrderNumber;

/**
 * The other party accepted the order, so that it binds both.
 *
 * @param happened when and where in the world; when it was accepted is the event's {@code time}
 * @param orderNumber the order
 * @param buyer who pays
 * @param seller who delivers
 * @param acceptedBy the party that had not placed the order
 */
@EventType(PurchaseOrderAcceptedV1.TYPE)
public record PurchaseOrderAcceptedV1(
        @Public Happened happened,
        @Public OrderNumber orderNumber,
        @Public ParticipantId buyer,
        @Public ParticipantId seller,
        @Public ParticipantId acceptedBy)
        implements PurchaseOrderEvent {

    /** On the wire instead of the name of this class. */
    public static final String TYPE = "symbia.supply-chain.order.accepted.v1";
}
