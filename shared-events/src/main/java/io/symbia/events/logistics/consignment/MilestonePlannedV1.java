package io.symbia.events.logistics.consignment;

import static java.util.Objects.requireNonNull;

import io.symbia.events.envelope.EventType;
import io.symbia.events.logistics.ConsignmentId;
import io.symbia.events.logistics.Milestone;
import io.symbia.events.logistics.ReportId;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.privacy.Public;
import io.symbia.events.transport.UnLocode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A milestone was planned (DCSA classifier PLN): what was agreed, and what lateness is measured against.
 *
 * @param occurredAt when the plan was made
 * @param eventTimeZoneOffset local time where it happened, as an offset from UTC
 * @param consignmentId the consignment of the stream
 * @param reportId the reporter's name for this report, unique in the consignment
 * @param reportedBy on whose word; who alone may take it back
 * @param milestone which milestone
 * @param location where, UN/LOCODE
 * @param at when it is planned to be reached
 */
@EventType("symbia.logistics.consignment.milestone-planned.v1")
public record MilestonePlannedV1(
        @Public Instant occurredAt,
        @Public ZoneOffset eventTimeZoneOffset,
        @Public ConsignmentId consignmentId,
        @Public ReportId reportId,
        @Public ParticipantId reportedBy,
        @Public Milestone milestone,
        @Public Optional<UnLocode> location,
        @Public Instant at)
        implements ConsignmentEvent {
    /** Refuses what is incomplete. */
    public MilestonePlannedV1 {
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(consignmentId, "consignmentId");
        requireNonNull(reportId, "reportId");
        requireNonNull(reportedBy, "reportedBy");
        requireNonNull(milestone, "milestone");
        requireNonNull(location, "location");
        requireNonNull(at, "at");
    }
}
