package io.symbia.logistics.consignment.command;

import io.symbia.events.domain.Happened;
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
        Happened happened,
        ReportId reportId,
        CustomsDirection direction,
        Optional<DeclarationNumber> declarationNumber)
        implements ConsignmentCommand {
    /** The fact that this command asks for. */
    public CustomsReleasedV1 toEvent() {
        return new CustomsReleasedV1(happened, consignmentId, reportId, direction, declarationNumber);
    }

    @Override
    public boolean says(ConsignmentEvent recorded) {
        return recorded instanceof CustomsReleasedV1 released
                && happened.repeats(released.happened())
                && direction == released.direction()
                && declarationNumber.equals(released.declarationNumber());
    }
}
