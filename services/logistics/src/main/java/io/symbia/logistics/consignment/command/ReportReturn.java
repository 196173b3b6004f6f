package io.symbia.logistics.consignment.command;

import io.symbia.events.domain.Happened;
import io.symbia.events.logistics.ConsignmentId;
import io.symbia.events.logistics.Reason;
import io.symbia.events.logistics.consignment.ConsignmentBookedV1;
import io.symbia.events.logistics.consignment.ConsignmentEvent;
import io.symbia.events.logistics.consignment.ConsignmentReturnedV1;
import io.symbia.events.privacy.Confidential;

/** Report that the shipper has the goods again. The carrier may, and the shipper. */
public record ReportReturn(ConsignmentId consignmentId, Happened happened, Reason reason)
        implements ConsignmentCommand {
    /** The fact that this command asks for. */
    public ConsignmentReturnedV1 toEvent(ConsignmentBookedV1 booked) {
        return new ConsignmentReturnedV1(
                happened,
                consignmentId,
                booked.orderNumbers(),
                booked.shipper(),
                booked.consignee(),
                Confidential.of(reason));
    }

    @Override
    public boolean says(ConsignmentEvent recorded) {
        return recorded instanceof ConsignmentReturnedV1 returned
                && happened.repeats(returned.happened())
                && Confidential.of(reason).equals(returned.reason());
    }
}
