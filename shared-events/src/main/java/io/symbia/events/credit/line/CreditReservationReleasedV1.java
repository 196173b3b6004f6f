package io.symbia.events.credit.line;

import io.symbia.events.credit.CreditLineId;
import io.symbia.events.credit.ReservationId;
import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.money.Money;
import io.symbia.events.privacy.Confidential;
import io.symbia.events.privacy.Public;
import io.symbia.events.privacy.Restricted;
import io.symbia.events.supplychain.OrderNumber;

/**
 * A reservation was given back, whole.
 *
 * @param happened when and where in the world; when it was accepted is the event's {@code time}
 * @param lineId the line
 * @param reservationId the reservation
 * @param orderNumber what it was reserved for
 * @param amount the reservation's
 */
@EventType("symbia.credit.line.reservation-released.v1")
public record CreditReservationReleasedV1(
        @Public Happened happened,
        @Public CreditLineId lineId,
        @Public ReservationId reservationId,
        @Public OrderNumber orderNumber,
        @Restricted Confidential<Money> amount)
        implements CreditLineEvent {

    public CreditReservationReleasedV1 {
        amount.disclosed().filter(value -> !value.isPositive()).ifPresent(_ -> {
            throw new IllegalArgumentException("amount must be > 0");
        });
    }
}
