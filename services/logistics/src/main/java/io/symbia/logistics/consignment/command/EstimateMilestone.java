package io.symbia.logistics.consignment.command;

import io.symbia.events.domain.Happened;
import io.symbia.events.logistics.ConsignmentId;
import io.symbia.events.logistics.Milestone;
import io.symbia.events.logistics.ReportId;
import io.symbia.events.logistics.consignment.ConsignmentEvent;
import io.symbia.events.logistics.consignment.MilestoneEstimatedV1;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.transport.UnLocode;
import java.time.Instant;
import java.util.Optional;

/**
 * Report what is expected now (EST). Any party may.
 *
 * @param at when the milestone is expected to be reached
 */
public record EstimateMilestone(
        ConsignmentId consignmentId,
        Happened happened,
        ReportId reportId,
        Milestone milestone,
        Optional<UnLocode> location,
        Instant at)
        implements ConsignmentCommand {
    /** The fact that this command asks for. */
    public MilestoneEstimatedV1 toEvent(ParticipantId issuer) {
        return new MilestoneEstimatedV1(happened, consignmentId, reportId, issuer, milestone, location, at);
    }

    @Override
    public boolean says(ConsignmentEvent recorded) {
        return recorded instanceof MilestoneEstimatedV1 estimated
                && happened.repeats(estimated.happened())
                && milestone == estimated.milestone()
                && location.equals(estimated.location())
                && at.equals(estimated.at());
    }
}
