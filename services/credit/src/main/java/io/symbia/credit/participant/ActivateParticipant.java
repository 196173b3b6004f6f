package io.symbia.credit.participant;

import io.symbia.events.domain.Happened;
import io.symbia.events.envelope.StreamId;
import io.symbia.events.party.ParticipantId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Let a participant act, on the word of another one that has verified it. */
public record ActivateParticipant(Happened happened, ParticipantId participantId) {

    @TargetAggregateIdentifier
    public StreamId stream() {
        return Participant.streamOf(participantId);
    }
}
