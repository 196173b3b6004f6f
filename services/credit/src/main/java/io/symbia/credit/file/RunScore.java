package io.symbia.credit.file;

import io.symbia.events.credit.ScoreRunId;
import io.symbia.events.domain.Happened;
import io.symbia.events.envelope.StreamId;
import io.symbia.events.party.ParticipantId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Compute a score from all evidence that is in the file.
 *
 */
public record RunScore(Happened happened, ParticipantId participantId, ScoreRunId runId) {

    @TargetAggregateIdentifier
    public StreamId stream() {
        return CreditFile.streamOf(participantId);
    }
}
