package io.symbia.events.logistics.consignment;

import static java.util.Objects.requireNonNull;

import io.symbia.events.envelope.EventType;
import io.symbia.events.logistics.ConsignmentId;
import io.symbia.events.logistics.Milestone;
import io.symbia.events.logistics.ReportId;
import io.symbia.events.logistics.RetractionReason;
import io.symbia.events.privacy.Public;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * A plan, an estimate or an actual milestone was taken back by its reporter (DCSA: retractedEventID). The report
 * stays on record.
 *
 * @param occurredAt when it was taken back
 * @param eventTimeZoneOffset local time where it happened, as an offset from UTC
 * @param consignmentId the consignment of the stream
 * @param reportId the report that no longer counts
 * @param milestone the milestone that it was about
 * @param reason why
 */
@EventType("symbia.logistics.consignment.milestone-retracted.v1")
public record MilestoneRetractedV1(
        @Public Instant occurredAt,
        @Public ZoneOffset eventTimeZoneOffset,
        @Public ConsignmentId consignmentId,
        @Public ReportId reportId,
        @Public Milestone milestone,
        @Public RetractionReason reason)
        implements ConsignmentEvent {
    /** Refuses what is incomplete. */
    public MilestoneRetractedV1 {
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(consignmentId, "consignmentId");
        requireNonNull(reportId, "reportId");
        requireNonNull(milestone, "milestone");
        requireNonNull(reason, "reason");
    }
}
