package io.symbia.credit.line;

import static java.util.Objects.requireNonNull;

import io.symbia.events.credit.CreditLineId;
import io.symbia.events.envelope.StreamId;
import io.symbia.events.money.Money;
import io.symbia.events.party.ParticipantId;
import java.time.Instant;
import java.time.ZoneOffset;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Grant a participant a line; given by the lender, who is the issuer. */
public record ActivateLine(
        Instant occurredAt,
        ZoneOffset eventTimeZoneOffset,
        CreditLineId lineId,
        ParticipantId participantId,
        Money limit) {

    public ActivateLine {
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(lineId, "lineId");
        requireNonNull(participantId, "participantId");
        requireNonNull(limit, "limit");
        if (!limit.isPositive()) throw new IllegalArgumentException("limit must be > 0");
    }

    @TargetAggregateIdentifier
    public StreamId stream() {
        return CreditLine.streamOf(lineId);
    }
}
