package io.symbia.credit.line;

import io.symbia.events.credit.CreditLineId;
import io.symbia.events.domain.Happened;
import io.symbia.events.envelope.StreamId;
import io.symbia.events.money.Money;
import io.symbia.events.party.ParticipantId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Grant a participant a line; given by the lender, who is the issuer. */
public record ActivateLine(Happened happened, CreditLineId lineId, ParticipantId participantId, Money limit) {

    public ActivateLine {
        if (!limit.isPositive()) throw new IllegalArgumentException("limit must be > 0");
    }

    @TargetAggregateIdentifier
    public StreamId stream() {
        return CreditLine.streamOf(lineId);
    }
}
