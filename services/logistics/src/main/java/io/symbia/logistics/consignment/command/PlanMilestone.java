package io.symbia.logistics.consignment.command;

import io.symbia.events.domain.Happened;
import io.symbia.events.logistics.ConsignmentId;
import io.symbia.events.logistics.Milestone;
import io.symbia.events.logistics.ReportId;
import io.symbia.events.logistics.consignment.ConsignmentEvent;
import io.symbia.events.logistics.consignment.MilestonePlannedV1;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.transport.UnLocode;
import java.time.Instant;
import java.util.Optional;

/**
 * Report what was agreed (PLN). Any party may.
 *
 * @param at when the milestone is to be reached
 */
public record PlanMilestone(
        ConsignmentId consignmentId,
        Happened happened,
        ReportId reportId,
        Milestone milestone,
        Optional<UnLocode> location,
        Instant at)
        implements ConsignmentCommand {
    /** The fact that this command asks for. */
    public MilestonePlannedV1 toEvent(ParticipantId issuer) {
        return new MilestonePlannedV1(happened, consignmentId, reportId, issuer, milestone, location, at);
    }

    @Override
    public boolean says(ConsignmentEvent recorded) {
        return recorded instanceof MilestonePlannedV1 planned
                && happened.repeats(planned.happened())
                && milestone == planned.milestone()
                && location.equals(planned.location())
                && at.equals(planned.at());
    }
}
