package io.symbia.logistics.consignment.command;

import io.symbia.events.domain.Happened;
import io.symbia.events.logistics.ConsignmentId;
import io.symbia.events.logistics.Reason;
import io.symbia.events.logistics.consignment.ConsignmentBookedV1;
import io.symbia.events.logistics.consignment.ConsignmentEvent;
import io.symbia.events.logistics.consignment.ConsignmentLostV1;
import io.symbia.events.privacy.Confidential;

/** Give the consignment up. The carrier may, and the shipper; not the consignee, who would no longer have to pay. */
public record ReportLoss(ConsignmentId consignmentId, Happened happened, Reason reason) implements ConsignmentCommand {
    /** The fact that this command asks for. */
    public ConsignmentLostV1 toEvent(ConsignmentBookedV1 booked) {
        return new ConsignmentLostV1(
                happened,
                consignmentId,
                booked.orderNumbers(),
                booked.shipper(),
                booked.consignee(),
                Confidential.of(reason));
    }

    @Override
    public boolean says(ConsignmentEvent recorded) {
        return recorded instanceof ConsignmentLostV1 lost
                && happened.repeats(lost.happened())
                && Confidential.of(reason).equals(lost.reason());
    }
}
