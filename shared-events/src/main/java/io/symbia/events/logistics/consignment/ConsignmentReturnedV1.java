package io.symbia.events.logistics.consignment;

import static java.util.Objects.requireNonNull;

import io.symbia.events.envelope.EventType;
import io.symbia.events.logistics.ConsignmentId;
import io.symbia.events.logistics.Reason;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.privacy.Confidential;
import io.symbia.events.privacy.Public;
import io.symbia.events.privacy.Restricted;
import io.symbia.events.supplychain.OrderNumber;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A consignment went back to its shipper before it was delivered; nothing more happens to it.
 *
 * @param occurredAt when the shipper had it again
 * @param eventTimeZoneOffset local time where it happened, as an offset from UTC
 * @param consignmentId the consignment of the stream
 * @param orderNumbers the orders that it served, as booked
 * @param shipper who has it again
 * @param consignee who did not take it
 * @param reason why it went back
 */
@EventType("symbia.logistics.consignment.returned.v1")
public record ConsignmentReturnedV1(
        @Public Instant occurredAt,
        @Public ZoneOffset eventTimeZoneOffset,
        @Public ConsignmentId consignmentId,
        @Public List<OrderNumber> orderNumbers,
        @Public ParticipantId shipper,
        @Public ParticipantId consignee,
        @Restricted Confidential<Reason> reason)
        implements ConsignmentEvent {
    /** Refuses what is incomplete. */
    public ConsignmentReturnedV1 {
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(consignmentId, "consignmentId");
        orderNumbers = List.copyOf(orderNumbers);
        requireNonNull(shipper, "shipper");
        requireNonNull(consignee, "consignee");
        requireNonNull(reason, "reason");
    }
}
