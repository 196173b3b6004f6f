package io.symbia.credit.line;

import io.symbia.events.credit.CreditLineId;
import io.symbia.events.credit.ReservationId;
import io.symbia.events.domain.Happened;
import io.symbia.events.envelope.StreamId;
import io.symbia.events.form.Positive;
import io.symbia.events.money.Money;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.supplychain.OrderNumber;
import io.symbia.support.command.Command;

/** The commands of a credit line. */
public sealed interface CreditLineCommand extends Command {
    CreditLineId lineId();

    @Override
    default StreamId stream() {
        return CreditLine.streamOf(lineId());
    }

    /** Grant a participant a line; given by the lender, who is the issuer. */
    record ActivateLine(
            Happened happened,
            CreditLineId lineId,
            ParticipantId participantId,
            @Positive Money limit) implements CreditLineCommand {}

    /** Hold a part of the line for an order. */
    record ReserveCredit(
            Happened happened,
            CreditLineId lineId,
            ReservationId reservationId,
            OrderNumber orderNumber,
            @Positive Money amount)
            implements CreditLineCommand {}

    /** Give a reservation back, whole. */
    record ReleaseReservation(Happened happened, CreditLineId lineId, ReservationId reservationId)
            implements CreditLineCommand {}
}
