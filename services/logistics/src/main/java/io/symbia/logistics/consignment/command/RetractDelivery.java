package io.symbia.logistics.consignment.command;

import io.symbia.events.domain.Happened;
import io.symbia.events.logistics.ConsignmentId;
import io.symbia.events.logistics.ReportId;
import io.symbia.events.logistics.RetractionReason;
import io.symbia.events.logistics.consignment.ConsignmentDeliveredV1;
import io.symbia.events.logistics.consignment.ConsignmentDeliveryRetractedV1;
import io.symbia.events.logistics.consignment.ConsignmentEvent;

/** Take back a delivery. Only its reporter may. */
public record RetractDelivery(
        ConsignmentId consignmentId, Happened happened, ReportId reportId, RetractionReason reason)
        implements ConsignmentCommand {
    /** The fact that this command asks for. */
    public ConsignmentDeliveryRetractedV1 toEvent(ConsignmentDeliveredV1 delivered) {
        return new ConsignmentDeliveryRetractedV1(
                happened,
                consignmentId,
                reportId,
                delivered.orderNumbers(),
                delivered.shipper(),
                delivered.consignee(),
                delivered.daysLate(),
                reason);
    }

    @Override
    public boolean says(ConsignmentEvent recorded) {
        return recorded instanceof ConsignmentDeliveryRetractedV1 retracted
                && reportId.equals(retracted.reportId())
                && reason == retracted.reason();
    }
}
