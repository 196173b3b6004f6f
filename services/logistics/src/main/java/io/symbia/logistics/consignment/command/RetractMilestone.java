package io.symbia.logistics.consignment.command;

import io.symbia.events.domain.Happened;
import io.symbia.events.logistics.ConsignmentId;
import io.symbia.events.logistics.Milestone;
import io.symbia.events.logistics.ReportId;
import io.symbia.events.logistics.RetractionReason;
import io.symbia.events.logistics.consignment.ConsignmentEvent;
import io.symbia.events.logistics.consignment.MilestoneRetractedV1;

/** Take back a plan, an estimate or an actual milestone. Only its reporter may. */
public record RetractMilestone(
        ConsignmentId consignmentId, Happened happened, ReportId reportId, RetractionReason reason)
        implements ConsignmentCommand {
    /** The fact that this command asks for. */
    public MilestoneRetractedV1 toEvent(Milestone milestone) {
        return new MilestoneRetractedV1(happened, consignmentId, reportId, milestone, reason);
    }

    @Override
    public boolean says(ConsignmentEvent recorded) {
        return recorded instanceof MilestoneRetractedV1 retracted
                && reportId.equals(retracted.reportId())
                && reason == retracted.reason();
    }
}
