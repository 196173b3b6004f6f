package io.symbia.events.credit.line;

import static java.util.Objects.requireNonNull;

import io.symbia.events.credit.CreditLineId;
import io.symbia.events.credit.ReservationId;
import io.symbia.events.envelope.EventType;
import io.symbia.events.money.Money;
import io.symbia.events.privacy.Confidential;
import io.symbia.events.privacy.Public;
import io.symbia.events.privacy.Restricted;
import io.symbia.events.supplychain.OrderNumber;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * A reservation was given back, whole.
 *
 * @param occurredAt when it happened in the world; when it was accepted is the event's {@code time}
 * @param eventTimeZoneOffset the offset of local time where it happened
 * @param lineId the line
 * @param reservationId the reservation
 * @param orderNumber what it was reserved for
 * @param amount the reservation's
 */
@EventType("symbia.credit.line.reservation-released.v1")
public record CreditReservationReleasedV1(
        @Public Instant occurredAt,
        @Public ZoneOffset eventTimeZoneOffset,
        @Public CreditLineId lineId,
        @Public ReservationId reservationId,
        @Public OrderNumber orderNumber,
        @Restricted Confidential<Money> amount)
        implements CreditLineEvent {

    public CreditReservationReleasedV1 {
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(lineId, "lineId");
        requireNonNull(reservationId, "reservationId");
        requireNonNull(orderNumber, "orderNumber");
        requireNonNull(amount, "amount");
        amount.disclosed().filter(value -> !value.isPositive()).ifPresent(_ -> {
            throw new IllegalArgumentException("amount must be > 0");
        });
    }
}
