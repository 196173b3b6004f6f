package io.symbia.logistics.consignment.command;

import io.symbia.events.domain.Happened;
import io.symbia.events.logistics.ConsignmentId;
import io.symbia.events.logistics.CustomsDirection;
import io.symbia.events.logistics.Reason;
import io.symbia.events.logistics.ReportId;
import io.symbia.events.logistics.consignment.ConsignmentEvent;
import io.symbia.events.logistics.consignment.CustomsHeldV1;
import io.symbia.events.privacy.Confidential;
import java.util.Optional;

/** Close a customs gate. Only the authority that the booking names there may. */
public record HoldAtCustoms(
        ConsignmentId consignmentId,
        Happened happened,
        ReportId reportId,
        CustomsDirection direction,
        Optional<Reason> reason)
        implements ConsignmentCommand {
    /** The fact that this command asks for. */
    public CustomsHeldV1 toEvent() {
        return new CustomsHeldV1(happened, consignmentId, reportId, direction, reason.map(Confidential::of));
    }

    @Override
    public boolean says(ConsignmentEvent recorded) {
        return recorded instanceof CustomsHeldV1 held
                && happened.repeats(held.happened())
                && direction == held.direction()
                && reason.map(Confidential::of).equals(held.reason());
    }
}
