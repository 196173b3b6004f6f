package io.symbia.events.credit.participant;

import static java.util.Objects.requireNonNull;

import io.symbia.events.envelope.EventType;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.privacy.Public;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * A participant may not act until it is activated again.
 *
 * @param occurredAt when it happened in the world; when it was accepted is the event's {@code time}
 * @param eventTimeZoneOffset the offset of local time where it happened
 * @param participantId whom it is about
 * @param reason why
 */
@EventType("symbia.credit.participant.suspended.v1")
public record ParticipantSuspendedV1(
        @Public Instant occurredAt,
        @Public ZoneOffset eventTimeZoneOffset,
        @Public ParticipantId participantId,
        @Public SuspensionReason reason)
        implements ParticipantEvent {

    public ParticipantSuspendedV1 {
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(participantId, "participantId");
        requireNonNull(reason, "reason");
    }
}
