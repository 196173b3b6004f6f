package io.symbia.events.logistics.consignment;

import static java.util.Objects.requireNonNull;

import io.symbia.events.envelope.EventType;
import io.symbia.events.logistics.ConsignmentId;
import io.symbia.events.logistics.CustomsDirection;
import io.symbia.events.logistics.Reason;
import io.symbia.events.logistics.ReportId;
import io.symbia.events.privacy.Confidential;
import io.symbia.events.privacy.Public;
import io.symbia.events.privacy.Restricted;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Customs stopped the consignment.
 *
 * @param occurredAt when customs decided
 * @param eventTimeZoneOffset local time where it happened, as an offset from UTC
 * @param consignmentId the consignment of the stream
 * @param reportId customs' name for this decision, unique in the consignment
 * @param direction at which gate
 * @param reason why, when customs said so
 */
@EventType("symbia.logistics.consignment.customs-held.v1")
public record CustomsHeldV1(
        @Public Instant occurredAt,
        @Public ZoneOffset eventTimeZoneOffset,
        @Public ConsignmentId consignmentId,
        @Public ReportId reportId,
        @Public CustomsDirection direction,
        @Restricted Optional<Confidential<Reason>> reason)
        implements ConsignmentEvent {
    /** Refuses what is incomplete. */
    public CustomsHeldV1 {
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(consignmentId, "consignmentId");
        requireNonNull(reportId, "reportId");
        requireNonNull(direction, "direction");
        requireNonNull(reason, "reason");
    }
}
