package io.symbia.credit.participant;

import io.symbia.events.credit.participant.SuspensionReason;
import io.symbia.events.domain.Happened;
import io.symbia.events.envelope.StreamId;
import io.symbia.events.party.ParticipantId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Stop a participant from acting until it is activated again. */
public record SuspendParticipant(Happened happened, ParticipantId participantId, SuspensionReason reason) {

    @TargetAggregateIdentifier
    public StreamId stream() {
        return Participant.streamOf(participantId);
    }
}
