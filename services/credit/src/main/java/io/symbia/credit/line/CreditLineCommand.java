package io.symbia.credit.line;

import io.symbia.events.credit.CreditLineId;
import io.symbia.events.credit.ReservationId;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.form.Positive;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.words.money.Money;
import io.symbia.events.words.trade.OrderNumber;
import io.symbia.support.command.Command;
import java.util.Optional;

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
            @Positive Money limit) implements CreditLineCommand {
        @Override
        public Optional<ParticipantId> owner() {
            return Optional.of(lineId.owner());
        }
    }

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

    /** Give a reservation back whose order is settled. Given by a reaction only, in the name of no party. */
    record ReleaseSettled(Happened happened, CreditLineId lineId, ReservationId reservationId)
            implements CreditLineCommand {}
}
