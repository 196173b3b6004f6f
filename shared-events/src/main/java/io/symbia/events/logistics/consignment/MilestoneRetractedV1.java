package io.symbia.events.logistics.consignment;

import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.logistics.ConsignmentId;
import io.symbia.events.logistics.Milestone;
import io.symbia.events.logistics.ReportId;
import io.symbia.events.logistics.RetractionReason;
import io.symbia.events.privacy.Public;

/**
 * A plan, an estimate or an actual milestone was taken back by its reporter (DCSA: retractedEventID). The report
 * stays on record.
 *
 * @param happened when and where in the world; when it was accepted is the event's {@code time}
 * @param consignmentId the consignment of the stream
 * @param reportId the report that no longer counts
 * @param milestone the milestone that it was about
 * @param reason why
 */
@EventType("symbia.logistics.consignment.milestone-retracted.v1")
public record MilestoneRetractedV1(
        @Public Happened happened,
        @Public ConsignmentId consignmentId,
        @Public ReportId reportId,
        @Public Milestone milestone,
        @Public RetractionReason reason)
        implements ConsignmentEvent {}
