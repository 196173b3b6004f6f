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
 * A milestone was reached (DCSA classifier ACT).
 *
 * @param happened when and where in the world; when it was accepted is the event's {@code time}
 * @param consignmentId the consignment of the stream
 * @param reportId the reporter's name for this report, unique in the consignment
 * @param reportedBy on whose word; who alone may take it back
 * @param milestone which milestone; never a delivery, which has an event of its own
 * @param location where, UN/LOCODE
 * @param outOfOrder whether a milestone that happened later had been reported before this one
 */
@EventType("symbia.logistics.consignment.milestone-reached.v1")
public record MilestoneReachedV1(
        @Public Happened happened,
        @Public ConsignmentId consignmentId,
        @Public ReportId reportId,
        @Public ParticipantId reportedBy,
        @Public Milestone milestone,
        @Public Optional<UnLocode> location,
        @Public boolean outOfOrder)
        implements ConsignmentEvent {
    /** Refuses what is incomplete. */
    public MilestoneReachedV1 {
        if (milestone == Milestone.DELIVERY) {
            throw new IllegalArgumentException("a delivery is told with its proof, not as a milestone");
        }
    }

    /** When it was reached; the counterpart of the plan's and the estimate's {@code at}. */
    public Instant at() {
        return happened.at();
    }
}
