package io.symbia.logistics.consignment.command;

import static java.util.Objects.requireNonNull;

import io.symbia.events.logistics.ConsignmentId;
import io.symbia.events.logistics.CustomsDirection;
import io.symbia.events.logistics.DeclarationNumber;
import io.symbia.events.logistics.ReportId;
import io.symbia.events.logistics.consignment.ConsignmentEvent;
import io.symbia.events.logistics.consignment.CustomsReleasedV1;
import java.util.Optional;

/** Open a customs gate. Only the authority that the booking names there may. */
public record ReleaseFromCustoms(
        ConsignmentId consignmentId,
        Occurrence occurrence,
        ReportId reportId,
        CustomsDirection direction,
        Optional<DeclarationNumber> declarationNumber)
        implements ConsignmentCommand {
    /** Refuses a decision about no gate. */
    public ReleaseFromCustoms {
        requireNonNull(direction, "direction");
    }

    /** The fact that this command asks for. */
    public CustomsReleasedV1 toEvent() {
        return new CustomsReleasedV1(
                occurrence.at(), occurrence.offset(), consignmentId, reportId, direction, declarationNumber);
    }

    @Override
    public boolean says(ConsignmentEvent recorded) {
        return recorded instanceof CustomsReleasedV1 released
                && occurrence.says(released)
                && direction == released.direction()
                && declarationNumber.equals(released.declarationNumber());
    }
}
