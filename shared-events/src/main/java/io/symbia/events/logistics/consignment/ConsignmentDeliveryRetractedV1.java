package io.symbia.events.logistics.consignment;

import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.logistics.ConsignmentId;
import io.symbia.events.logistics.ReportId;
import io.symbia.events.logistics.RetractionReason;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.privacy.Public;
import io.symbia.events.supplychain.OrderNumber;
import java.util.List;
import java.util.Optional;

/**
 * A delivery was taken back by who had reported it; who paid or scored on it must look again.
 *
 * @param happened when and where in the world; when it was accepted is the event's {@code time}
 * @param consignmentId the consignment of the stream
 * @param reportId the delivery that no longer counts
 * @param orderNumbers the orders that it serves, as booked
 * @param shipper who sent it, as booked
 * @param consignee who was said to have received it
 * @param daysLate the lateness that no longer counts, so that who summed it up can take it out again
 * @param reason why
 */
@EventType("symbia.logistics.consignment.delivery-retracted.v1")
public record ConsignmentDeliveryRetractedV1(
        @Public Happened happened,
        @Public ConsignmentId consignmentId,
        @Public ReportId reportId,
        @Public List<OrderNumber> orderNumbers,
        @Public ParticipantId shipper,
        @Public ParticipantId consignee,
        @Public Optional<Integer> daysLate,
        @Public RetractionReason reason)
        implements ConsignmentEvent {
    /** Refuses what is incomplete. */
    public ConsignmentDeliveryRetractedV1 {
        orderNumbers = List.copyOf(orderNumbers);
    }
}
