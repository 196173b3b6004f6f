package io.symbia.credit.line;

import static java.util.Objects.requireNonNull;

import io.symbia.events.credit.CreditLineId;
import io.symbia.events.credit.ReservationId;
import io.symbia.events.envelope.StreamId;
import io.symbia.events.money.Money;
import io.symbia.events.supplychain.OrderNumber;
import java.time.Instant;
import java.time.ZoneOffset;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Hold a part of the line for an order. */
public record ReserveCredit(
        Instant occurredAt,
        ZoneOffset eventTimeZoneOffset,
        CreditLineId lineId,
        ReservationId reservationId,
        OrderNumber orderNumber,
        Money amount) {

    public ReserveCredit {
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(lineId, "lineId");
        requireNonNull(reservationId, "reservationId");
        requireNonNull(orderNumber, "orderNumber");
        requireNonNull(amount, "amount");
        if (!amount.isPositive()) throw new IllegalArgumentException("amount must be > 0");
    }

    @TargetAggregateIdentifier
    public StreamId stream() {
        return CreditLine.streamOf(lineId);
    }
}
