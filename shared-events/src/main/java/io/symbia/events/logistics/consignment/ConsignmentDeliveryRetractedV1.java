package io.symbia.events.logistics.consignment;

import static java.util.Objects.requireNonNull;

import io.symbia.events.envelope.EventType;
import io.symbia.events.logistics.ConsignmentId;
import io.symbia.events.logistics.ReportId;
import io.symbia.events.logistics.RetractionReason;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.privacy.Public;
import io.symbia.events.supplychain.OrderNumber;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * A delivery was taken back by who had reported it; who paid or scored on it must look again.
 *
 * @param occurredAt when it was taken back
 * @param eventTimeZoneOffset local time where it happened, as an offset from UTC
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
        @Public Instant occurredAt,
        @Public ZoneOffset eventTimeZoneOffset,
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
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(consignmentId, "consignmentId");
        requireNonNull(reportId, "reportId");
        orderNumbers = List.copyOf(orderNumbers);
        requireNonNull(shipper, "shipper");
        requireNonNull(consignee, "consignee");
        requireNonNull(daysLate, "daysLate");
        requireNonNull(reason, "reason");
    }
}
