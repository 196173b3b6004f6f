package io.symbia.events.credit.line;

import io.symbia.events.credit.CreditLineId;
import io.symbia.events.credit.ReservationId;
import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.money.Money;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.privacy.Confidential;
import io.symbia.events.privacy.Public;
import io.symbia.events.privacy.Restricted;
import io.symbia.events.supplychain.OrderNumber;

/**
 * A part of the line was reserved for an order.
 *
 * @param happened when and where in the world; when it was accepted is the event's {@code time}
 * @param lineId the line
 * @param reservationId unique in the line
 * @param participantId whose line it is
 * @param lender whose money it is
 * @param orderNumber what it is reserved for
 * @param amount greater than zero, in the currency of the line
 */
@EventType("symbia.credit.line.reserved.v1")
public record CreditReservedV1(
        @Public Happened happened,
        @Public CreditLineId lineId,
        @Public ReservationId reservationId,
        @Public ParticipantId participantId,
        @Public ParticipantId lender,
        @Public OrderNumber orderNumber,
        @Restricted Confidential<Money> amount)
        implements CreditLineEvent {

    public CreditReservedV1 {
        amount.disclosed().filter(value -> !value.isPositive()).ifPresent(_ -> {
            throw new IllegalArgumentException("amount must be > 0");
        });
    }
}
