package io.symbia.credit.participant;

import static java.util.Objects.requireNonNull;

import io.symbia.events.envelope.StreamId;
import io.symbia.events.party.ParticipantId;
import java.time.Instant;
import java.time.ZoneOffset;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Let a participant act, on the word of another one that has verified it. */
public record ActivateParticipant(Instant occurredAt, ZoneOffset eventTimeZoneOffset, ParticipantId participantId) {

    public ActivateParticipant {
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(participantId, "participantId");
    }

    @TargetAggregateIdentifier
    public StreamId stream() {
        return Participant.streamOf(participantId);
    }
}
