package io.symbia.events.logistics.consignment;

import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.logistics.ConsignmentId;
import io.symbia.events.logistics.ProofOfDelivery;
import io.symbia.events.logistics.RecipientName;
import io.symbia.events.logistics.ReportId;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.privacy.Confidential;
import io.symbia.events.privacy.Personal;
import io.symbia.events.privacy.Public;
import io.symbia.events.supplychain.OrderNumber;
import io.symbia.events.transport.UnLocode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A consignment was delivered. Reported by its consignee or its carrier, never on the word of the shipper alone.
 *
 * @param happened when and where in the world; when it was accepted is the event's {@code time}
 * @param consignmentId the consignment of the stream
 * @param reportId the reporter's name for this report, unique in the consignment
 * @param reportedBy on whose word; who alone may take it back
 * @param orderNumbers the orders that it serves, as booked
 * @param shipper who sent it, as booked
 * @param consignee who received it, as booked
 * @param carrier who moved it, as booked
 * @param location where, UN/LOCODE
 * @param plannedAt when it was planned to be delivered; absent when nothing was planned
 * @param daysLate calendar days after the planned day, negative when early, both days read at {@code
 *     eventTimeZoneOffset}; absent exactly when {@code plannedAt} is
 * @param podMethod how the delivery can be shown
 * @param recipientName the person who took it
 */
@EventType("symbia.logistics.consignment.delivered.v1")
public record ConsignmentDeliveredV1(
        @Public Happened happened,
        @Public ConsignmentId consignmentId,
        @Public ReportId reportId,
        @Public ParticipantId reportedBy,
        @Public List<OrderNumber> orderNumbers,
        @Public ParticipantId shipper,
        @Public ParticipantId consignee,
        @Public Optional<ParticipantId> carrier,
        @Public Optional<UnLocode> location,
        @Public Optional<Instant> plannedAt,
        @Public Optional<Integer> daysLate,
        @Public ProofOfDelivery podMethod,
        @Personal Optional<Confidential<RecipientName>> recipientName)
        implements ConsignmentEvent {
    /** Refuses what is incomplete. */
    public ConsignmentDeliveredV1 {
        orderNumbers = List.copyOf(orderNumbers);
        if (plannedAt.isPresent() != daysLate.isPresent()) {
            throw new IllegalArgumentException("lateness is known exactly when a plan is");
        }
    }
}
