package io.symbia.logistics.consignment.command;

import io.symbia.events.canonical.RefusedJson;
import io.symbia.events.domain.Happened;
import io.symbia.events.logistics.ConsignmentId;
import io.symbia.events.logistics.Milestone;
import io.symbia.events.logistics.ReportId;
import io.symbia.events.logistics.consignment.ConsignmentEvent;
import io.symbia.events.logistics.consignment.MilestoneReachedV1;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.transport.UnLocode;
import java.util.Optional;

/**
 * Report what happened (ACT). Any party may.
 *
 * @param milestone not {@link Milestone#DELIVERY}: that is reported with its proof
 */
public record ReachMilestone(
        ConsignmentId consignmentId,
        Happened happened,
        ReportId reportId,
        Milestone milestone,
        Optional<UnLocode> location)
        implements ConsignmentCommand {
    /** Refuses a delivery without proof. */
    public ReachMilestone {
        if (milestone == Milestone.DELIVERY) {
            throw new RefusedJson(
                    "invalid_value", "/milestone", "a delivery is reported with its proof, not as a milestone");
        }
    }

    /**
     * The fact that this command asks for.
     *
     * @param outOfOrder whether a later milestone is already known
     */
    public MilestoneReachedV1 toEvent(ParticipantId issuer, boolean outOfOrder) {
        return new MilestoneReachedV1(happened, consignmentId, reportId, issuer, milestone, location, outOfOrder);
    }

    @Override
    public boolean says(ConsignmentEvent recorded) {
        return recorded instanceof MilestoneReachedV1 reached
                && happened.repeats(reached.happened())
                && milestone == reached.milestone()
                && location.equals(reached.location());
    }
}
