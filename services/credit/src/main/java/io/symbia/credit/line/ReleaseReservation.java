package io.symbia.credit.line;

import io.symbia.events.credit.CreditLineId;
import io.symbia.events.credit.ReservationId;
import io.symbia.events.domain.Happened;
import io.symbia.events.envelope.StreamId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Give a reservation back, whole. */
public record ReleaseReservation(Happened happened, CreditLineId lineId, ReservationId reservationId) {

    @TargetAggregateIdentifier
    public StreamId stream() {
        return CreditLine.streamOf(lineId);
    }
}
