package io.symbia.events.logistics.consignment;

import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.logistics.ConsignmentId;
import io.symbia.events.logistics.Milestone;
import io.symbia.events.logistics.ReportId;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.privacy.Public;
import io.symbia.events.transport.UnLocode;
import java.time.Instant;
import java.util.Optional;

/**
 * A milestone was planned (DCSA classifier PLN): what was agreed, and what lateness is measured against.
 *
 * @param happened when and where in the world; when it was accepted is the event's {@code time}
 * @param consignmentId the consignment of the stream
 * @param reportId the reporter's name for this report, unique in the consignment
 * @param reportedBy on whose word; who alone may take it back
 * @param milestone which milestone
 * @param location where, UN/LOCODE
 * @param at when it is planned to be reached
 */
@EventType("symbia.logistics.consignment.milestone-planned.v1")
public record MilestonePlannedV1(
        @Public Happened happened,
        @Public ConsignmentId consignmentId,
        @Public ReportId reportId,
        @Public ParticipantId reportedBy,
        @Public Milestone milestone,
        @Public Optional<UnLocode> location,
        @Public Instant at)
        implements ConsignmentEvent {}
