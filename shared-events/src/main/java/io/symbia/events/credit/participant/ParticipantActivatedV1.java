package io.symbia.events.credit.participant;

import static java.util.Objects.requireNonNull;

import io.symbia.events.envelope.EventType;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.privacy.Public;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * A participant was verified by another one and may act.
 *
 * @param occurredAt when it happened in the world; when it was accepted is the event's {@code time}
 * @param eventTimeZoneOffset the offset of local time where it happened
 * @param participantId whom it is about
 * @param activatedBy who verified it; never itself
 */
@EventType("symbia.credit.participant.activated.v1")
public record ParticipantActivatedV1(
        @Public Instant occurredAt,
        @Public ZoneOffset eventTimeZoneOffset,
        @Public ParticipantId participantId,
        @Public ParticipantId activatedBy)
        implements ParticipantEvent {

    public ParticipantActivatedV1 {
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(participantId, "participantId");
        requireNonNull(activatedBy, "activatedBy");
        if (activatedBy.equals(participantId)) {
            throw new IllegalArgumentException("no participant activates itself: " + participantId);
        }
    }
}
