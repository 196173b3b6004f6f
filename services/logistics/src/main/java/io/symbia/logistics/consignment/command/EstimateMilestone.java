package io.symbia.logistics.consignment.command;

import static java.util.Objects.requireNonNull;

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
        Occurrence occurrence,
        ReportId reportId,
        Milestone milestone,
        Optional<UnLocode> location,
        Instant at)
        implements ConsignmentCommand {
    /** Refuses an estimate without a time that the record can keep. */
    public EstimateMilestone {
        requireNonNull(milestone, "milestone");
        Occurrence.requireMillis(at, "/at");
    }

    /** The fact that this command asks for. */
    public MilestoneEstimatedV1 toEvent(ParticipantId issuer) {
        return new MilestoneEstimatedV1(
                occurrence.at(), occurrence.offset(), consignmentId, reportId, issuer, milestone, location, at);
    }

    @Override
    public boolean says(ConsignmentEvent recorded) {
        return recorded instanceof MilestoneEstimatedV1 estimated
                && occurrence.says(estimated)
                && milestone == estimated.milestone()
                && location.equals(estimated.location())
                && at.equals(estimated.at());
    }
}
