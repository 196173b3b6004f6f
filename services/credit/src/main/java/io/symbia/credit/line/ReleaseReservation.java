package io.symbia.credit.line;

import static java.util.Objects.requireNonNull;

import io.symbia.events.credit.CreditLineId;
import io.symbia.events.credit.ReservationId;
import io.symbia.events.envelope.StreamId;
import java.time.Instant;
import java.time.ZoneOffset;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Give a reservation back, whole. */
public record ReleaseReservation(
        Instant occurredAt, ZoneOffset eventTimeZoneOffset, CreditLineId lineId, ReservationId reservationId) {

    public ReleaseReservation {
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(lineId, "lineId");
        requireNonNull(reservationId, "reservationId");
    }

    @TargetAggregateIdentifier
    public StreamId stream() {
        return CreditLine.streamOf(lineId);
    }
}
