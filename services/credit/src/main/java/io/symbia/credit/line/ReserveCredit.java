package io.symbia.credit.line;

import io.symbia.events.credit.CreditLineId;
import io.symbia.events.credit.ReservationId;
import io.symbia.events.domain.Happened;
import io.symbia.events.envelope.StreamId;
import io.symbia.events.money.Money;
import io.symbia.events.supplychain.OrderNumber;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Hold a part of the line for an order. */
public record ReserveCredit(
        Happened happened, CreditLineId lineId, ReservationId reservationId, OrderNumber orderNumber, Money amount) {

    public ReserveCredit {
        if (!amount.isPositive()) throw new IllegalArgumentException("amount must be > 0");
    }

    @TargetAggregateIdentifier
    public StreamId stream() {
        return CreditLine.streamOf(lineId);
    }
}
