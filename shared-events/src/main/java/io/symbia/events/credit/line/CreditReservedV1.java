package io.symbia.events.credit.line;

import static java.util.Objects.requireNonNull;

import io.symbia.events.credit.CreditLineId;
import io.symbia.events.credit.ReservationId;
import io.symbia.events.envelope.EventType;
import io.symbia.events.money.Money;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.privacy.Confidential;
import io.symbia.events.privacy.Public;
import io.symbia.events.privacy.Restricted;
import io.symbia.events.supplychain.OrderNumber;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * A part of the line was reserved for an order.
 *
 * @param occurredAt when it happened in the world; when it was accepted is the event's {@code time}
 * @param eventTimeZoneOffset the offset of local time where it happened
 * @param lineId the line
 * @param reservationId unique in the line
 * @param participantId whose line it is
 * @param lender whose money it is
 * @param orderNumber what it is reserved for
 * @param amount greater than zero, in the currency of the line
 */
@EventType("symbia.credit.line.reserved.v1")
public record CreditReservedV1(
        @Public Instant occurredAt,
        @Public ZoneOffset eventTimeZoneOffset,
        @Public CreditLineId lineId,
        @Public ReservationId reservationId,
        @Public ParticipantId participantId,
        @Public ParticipantId lender,
        @Public OrderNumber orderNumber,
        @Restricted Confidential<Money> amount)
        implements CreditLineEvent {

    public CreditReservedV1 {
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(lineId, "lineId");
        requireNonNull(reservationId, "reservationId");
        requireNonNull(participantId, "participantId");
        requireNonNull(lender, "lender");
        requireNonNull(orderNumber, "orderNumber");
        requireNonNull(amount, "amount");
        amount.disclosed().filter(value -> !value.isPositive()).ifPresent(_ -> {
            throw new IllegalArgumentException("amount must be > 0");
        });
    }
}
