package io.symbia.events.credit.file;

import io.symbia.events.canonical.Digest;
import io.symbia.events.credit.ScoreModelId;
import io.symbia.events.credit.ScoreRunId;
import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.privacy.Public;
import java.util.List;

/**
 * A score was computed from the evidence that stands before this event in its stream. Whoever has the stream and the model can compute it again.
 *
 * @param happened when and where in the world; when it was accepted is the event's {@code time}
 * @param participantId whom it is about
 * @param runId names the run in its file
 * @param modelId the model
 * @param modelHash SHA-256 of the model's canonical description
 * @param score in basis points, in [0, 10000]
 * @param band what the score means
 * @param factors each factor of the model, in its order
 * @param upToSequence the last sequence number of this stream that was looked at
 */
@EventType("symbia.credit.file.score-run-completed.v1")
public record ScoreRunCompletedV1(
        @Public Happened happened,
        @Public ParticipantId participantId,
        @Public ScoreRunId runId,
        @Public ScoreModelId modelId,
        @Public Digest modelHash,
        @Public int score,
        @Public Band band,
        @Public List<Factor> factors,
        @Public long upToSequence)
        implements CreditFileEvent {

    public ScoreRunCompletedV1 {
        factors = List.copyOf(factors);
        if (score < 0 || score > Factor.MAX_BASIS_POINTS) {
            throw new IllegalArgumentException("score must be in [0, 10000], was " + score);
        }
    }
}
