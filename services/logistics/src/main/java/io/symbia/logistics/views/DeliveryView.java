package io.symbia.logistics.views;

import io.symbia.events.logistics.ProofOfDelivery;
import io.symbia.events.logistics.ReportId;
import io.symbia.events.logistics.RetractionReason;
import io.symbia.events.logistics.consignment.ConsignmentDeliveredV1;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.transport.UnLocode;
import java.time.Instant;
import java.util.Optional;

/**
 * A delivery that was reported.
 *
 * @param daysLate calendar days after the planned day, negative when early; absent when nothing was planned
 * @param retracted why it no longer counts; absent while it does
 */
public record DeliveryView(
        ReportId reportId,
        Instant deliveredAt,
        Optional<UnLocode> location,
        Optional<Instant> plannedAt,
        Optional<Integer> daysLate,
        ProofOfDelivery podMethod,
        ParticipantId reportedBy,
        Optional<RetractionReason> retracted,
        Fact fact) {
    static DeliveryView of(ConsignmentDeliveredV1 event, Fact fact) {
        return new DeliveryView(
                event.reportId(),
                event.occurredAt(),
                event.location(),
                event.plannedAt(),
                event.daysLate(),
                event.podMethod(),
                event.reportedBy(),
                Optional.empty(),
                fact);
    }

    /** Whether nobody took it back. */
    public boolean counts() {
        return retracted.isEmpty();
    }

    DeliveryView retracted(RetractionReason reason) {
        return new DeliveryView(
                reportId, deliveredAt, location, plannedAt, daysLate, podMethod, reportedBy, Optional.of(reason), fact);
    }
}
