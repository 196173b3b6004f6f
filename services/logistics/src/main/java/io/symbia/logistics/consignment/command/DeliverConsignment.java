package io.symbia.logistics.consignment.command;

import io.symbia.events.domain.Happened;
import io.symbia.events.logistics.ConsignmentId;
import io.symbia.events.logistics.ProofOfDelivery;
import io.symbia.events.logistics.RecipientName;
import io.symbia.events.logistics.ReportId;
import io.symbia.events.logistics.consignment.ConsignmentBookedV1;
import io.symbia.events.logistics.consignment.ConsignmentDeliveredV1;
import io.symbia.events.logistics.consignment.ConsignmentEvent;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.privacy.Confidential;
import io.symbia.events.transport.UnLocode;
import java.time.Instant;
import java.util.Optional;

/**
 * Report that the consignee has the goods. The consignee may, and the carrier unless it is the shipper.
 *
 * @param recipientName personal; repeating the command with another name changes nothing, because no rule may read it
 */
public record DeliverConsignment(
        ConsignmentId consignmentId,
        Happened happened,
        ReportId reportId,
        Optional<UnLocode> location,
        ProofOfDelivery podMethod,
        Optional<RecipientName> recipientName)
        implements ConsignmentCommand {
    /**
     * The fact that this command asks for.
     *
     * @param plannedAt when the delivery was planned; empty when it was not
     * @param daysLate measured against that plan
     */
    public ConsignmentDeliveredV1 toEvent(
            ParticipantId issuer, ConsignmentBookedV1 booked, Optional<Instant> plannedAt, Optional<Integer> daysLate) {
        return new ConsignmentDeliveredV1(
                happened,
                consignmentId,
                reportId,
                issuer,
                booked.orderNumbers(),
                booked.shipper(),
                booked.consignee(),
                booked.carrier(),
                location,
                plannedAt,
                daysLate,
                podMethod,
                recipientName.map(Confidential::of));
    }

    @Override
    public boolean says(ConsignmentEvent recorded) {
        return recorded instanceof ConsignmentDeliveredV1 delivered
                && happened.repeats(delivered.happened())
                && location.equals(delivered.location())
                && podMethod == delivered.podMethod();
    }
}
