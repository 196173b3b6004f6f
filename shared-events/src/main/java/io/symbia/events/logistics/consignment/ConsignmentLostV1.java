package io.symbia.events.logistics.consignment;

import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.logistics.ConsignmentId;
import io.symbia.events.logistics.Reason;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.privacy.Confidential;
import io.symbia.events.privacy.Public;
import io.symbia.events.privacy.Restricted;
import io.symbia.events.supplychain.OrderNumber;
import java.util.List;

/**
 * A consignment was lost; nothing more happens to it.
 *
 * @param happened when and where in the world; when it was accepted is the event's {@code time}
 * @param consignmentId the consignment of the stream
 * @param orderNumbers the orders that it served, as booked
 * @param shipper who sent it, as booked
 * @param consignee who waits for it in vain
 * @param reason how it was lost
 */
@EventType("symbia.logistics.consignment.lost.v1")
public record ConsignmentLostV1(
        @Public Happened happened,
        @Public ConsignmentId consignmentId,
        @Public List<OrderNumber> orderNumbers,
        @Public ParticipantId shipper,
        @Public ParticipantId consignee,
        @Restricted Confidential<Reason> reason)
        implements ConsignmentEvent {
    /** Refuses what is incomplete. */
    public ConsignmentLostV1 {
        orderNumbers = List.copyOf(orderNumbers);
    }
}
