package io.symbia.events.credit.line;

import static java.util.Objects.requireNonNull;

import io.symbia.events.credit.CreditLineId;
import io.symbia.events.envelope.EventType;
import io.symbia.events.money.Money;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.privacy.Confidential;
import io.symbia.events.privacy.Public;
import io.symbia.events.privacy.Restricted;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * A lender granted a participant a line.
 *
 * @param occurredAt when it happened in the world; when it was accepted is the event's {@code time}
 * @param eventTimeZoneOffset the offset of local time where it happened
 * @param lineId the line
 * @param participantId who may use it
 * @param lender who grants it; another than the participant
 * @param limit what may be reserved at one time, greater than zero
 */
@EventType("symbia.credit.line.activated.v1")
public record CreditLineActivatedV1(
        @Public Instant occurredAt,
        @Public ZoneOffset eventTimeZoneOffset,
        @Public CreditLineId lineId,
        @Public ParticipantId participantId,
        @Public ParticipantId lender,
        @Restricted Confidential<Money> limit)
        implements CreditLineEvent {

    public CreditLineActivatedV1 {
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(lineId, "lineId");
        requireNonNull(participantId, "participantId");
        requireNonNull(lender, "lender");
        requireNonNull(limit, "limit");
        limit.disclosed().filter(value -> !value.isPositive()).ifPresent(_ -> {
            throw new IllegalArgumentException("limit must be > 0");
        });
    }
}
