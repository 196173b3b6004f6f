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
 * A consignment went back to its shipper before it was delivered; nothing more happens to it.
 *
 * @param happened when and where in the world; when it was accepted is the event's {@code time}
 * @param consignmentId the consignment of the stream
 * @param orderNumbers the orders that it served, as booked
 * @param shipper who has it again
 * @param consignee who did not take it
 * @param reason why it went back
 */
@EventType("symbia.logistics.consignment.returned.v1")
public record ConsignmentReturnedV1(
        @Public Happened happened,
        @Public ConsignmentId consignmentId,
        @Public List<OrderNumber> orderNumbers,
        @Public ParticipantId shipper,
        @Public ParticipantId consignee,
        @Restricted Confidential<Reason> reason)
        implements ConsignmentEvent {
    /** Refuses what is incomplete. */
    public ConsignmentReturnedV1 {
        orderNumbers = List.copyOf(orderNumbers);
    }
}
