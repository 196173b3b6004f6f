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
 * A consignment was lost; nothing more happens to it.
 *
 * @param occurredAt when it was given up
 * @param eventTimeZoneOffset local time where it happened, as an offset from UTC
 * @param consignmentId the consignment of the stream
 * @param orderNumbers the orders that it served, as booked
 * @param shipper who sent it, as booked
 * @param consignee who waits for it in vain
 * @param reason how it was lost
 */
@EventType("symbia.logistics.consignment.lost.v1")
public record ConsignmentLostV1(
        @Public Instant occurredAt,
        @Public ZoneOffset eventTimeZoneOffset,
        @Public ConsignmentId consignmentId,
        @Public List<OrderNumber> orderNumbers,
        @Public ParticipantId shipper,
        @Public ParticipantId consignee,
        @Restricted Confidential<Reason> reason)
        implements ConsignmentEvent {
    /** Refuses what is incomplete. */
    public ConsignmentLostV1 {
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(consignmentId, "consignmentId");
        orderNumbers = List.copyOf(orderNumbers);
        requireNonNull(shipper, "shipper");
        requireNonNull(consignee, "consignee");
        requireNonNull(reason, "reason");
    }
}
