package io.symbia.events.credit;

import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.kernel.domain.EventType;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.evidence.Evidence;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Public;
import java.util.List;
import java.util.Optional;

/** The events of a credit file, in the stream {@code credit/file/<participantId>}. */
public sealed interface CreditFileEvent extends DomainEvent {
    ParticipantId participantId();

    /**
     * An event of another domain was taken into a credit file. No opinion and no amount: what it counts for is the model's to say.
     *
     * @param evidence the event, so that it can be fetched and its proof checked
     * @param daysLate for a delivery that was planned: calendar days after the plan, negative when early
     */
    @EventType("symbia.credit.file.evidence-ingested.v1")
    record CreditEvidenceIngestedV1(
            @Public Happened happened,
            @Public ParticipantId participantId,
            @Public EvidenceKind kind,
            @Public Evidence evidence,
            @Public Optional<Integer> daysLate)
            implements CreditFileEvent {}

    /**
     * A score was computed from the evidence that stands before this event in its stream. Whoever has the stream and the model can
     * compute it again.
     *
     * @param runId        names the run in its file
     * @param modelHash    SHA-256 of the model's canonical description
     * @param score        in basis points, in [0, 10000]
     * @param factors      each factor of the model, in its order
     * @param upToSequence the last sequence number of this stream that was looked at
     */
    @EventType("symbia.credit.file.score-run-completed.v1")
    record ScoreRunCompletedV1(
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
        }
    }
}
