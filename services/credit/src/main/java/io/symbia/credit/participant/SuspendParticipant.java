package io.symbia.credit.participant;

import static java.util.Objects.requireNonNull;

import io.symbia.events.credit.participant.SuspensionReason;
import io.symbia.events.envelope.StreamId;
import io.symbia.events.party.ParticipantId;
import java.time.Instant;
import java.time.ZoneOffset;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Stop a participant from acting until it is activated again. */
public record SuspendParticipant(
        Instant occurredAt, ZoneOffset eventTimeZoneOffset, ParticipantId participantId, SuspensionReason reason) {

    public SuspendParticipant {
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(participantId, "participantId");
        requireNonNull(reason, "reason");
    }

    @TargetAggregateIdentifier
    public StreamId stream() {
        return Participant.streamOf(participantId);
    }
}
