package io.symbia.events.credit;

import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.kernel.domain.EventType;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.form.Positive;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.kernel.privacy.Public;
import io.symbia.events.kernel.privacy.Restricted;
import io.symbia.events.words.money.Money;
import io.symbia.events.words.trade.OrderNumber;

/** The events of a credit line, in the stream {@code credit/line/<lineId>}. */
public sealed interface CreditLineEvent extends DomainEvent {
    CreditLineId lineId();

    /**
     * A lender granted a participant a line.
     *
     * @param participantId may use it
     * @param lender        grants it; another than the participant
     * @param limit         of what is reserved at one time
     */
    @EventType("symbia.credit.line.activated.v1")
    record CreditLineActivatedV1(
            @Public Happened happened,
            @Public CreditLineId lineId,
            @Public ParticipantId participantId,
            @Public ParticipantId lender,
            @Restricted @Positive Confidential<Money> limit)
            implements CreditLineEvent {}

    /**
     * A part of the line was reserved for an order.
     *
     * @param reservationId unique in the line
     * @param participantId of the line
     * @param lender        of the line
     * @param amount        in the currency of the line
     */
    @EventType("symbia.credit.line.reserved.v1")
    record CreditReservedV1(
            @Public Happened happened,
            @Public CreditLineId lineId,
            @Public ReservationId reservationId,
            @Public ParticipantId participantId,
            @Public ParticipantId lender,
            @Public OrderNumber orderNumber,
            @Restricted @Positive Confidential<Money> amount)
            implements CreditLineEvent {}

    /**
     * A reservation was given back, whole.
     *
     * @param orderNumber of the reservation
     * @param amount      of the reservation
     */
    @EventType("symbia.credit.line.reservation-released.v1")
    record CreditReservationReleasedV1(
            @Public Happened happened,
            @Public CreditLineId lineId,
            @Public ReservationId reservationId,
            @Public OrderNumber orderNumber,
            @Restricted @Positive Confidential<Money> amount)
            implements CreditLineEvent {}
}
