package io.symbia.events.credit;

import io.symbia.events.credit.conduct.ConductRole;
import io.symbia.events.credit.conduct.Direction;
import io.symbia.events.credit.conduct.EvidenceKind;
import io.symbia.events.credit.conduct.Magnitude;
import io.symbia.events.credit.score.Band;
import io.symbia.events.credit.score.Factor;
import io.symbia.events.credit.score.ScoreModelId;
import io.symbia.events.credit.score.ScoreRunId;
import io.symbia.events.credit.score.UpTo;
import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.domain.Computed;
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
     * An event of another domain was taken into a credit file. No opinion and no amount: what it counts for is the model's to say. With
     * whom, on which side and of which order of magnitude it was stands here, as a model that weighs one customer less than many, or
     * looks for money that goes round, can be run again only on what the file itself says.
     *
     * @param role         as what the participant took part
     * @param counterparty the other side of it; the participant itself where it was on both, such as an inspector of its own goods
     * @param direction    which way goods or money went; absent where neither did
     * @param magnitude    about how much it was; absent where no amount is known
     * @param evidence     the event, so that it can be fetched and its proof checked
     * @param daysLate     for a delivery that was planned: calendar days after the plan, negative when early
     */
    @EventType("symbia.credit.file.evidence-ingested.v1")
    record CreditEvidenceIngestedV1(
            @Public Happened happened,
            @Public ParticipantId participantId,
            @Public EvidenceKind kind,
            @Public ConductRole role,
            @Public ParticipantId counterparty,
            @Public Optional<Direction> direction,
            @Public Optional<Magnitude> magnitude,
            @Public Evidence evidence,
            @Public Optional<Integer> daysLate)
            implements CreditFileEvent {}

    /**
     * A score was computed from the evidence that stands before this event in its stream. Whoever has the stream and the model can
     * compute it again: each factor says which evidence it looked at, and {@code upTo} where it stopped looking. A list of the pieces
     * would grow with the file until it could not be sealed.
     *
     * @param runId     names the run in its file
     * @param askedBy   asked for it
     * @param modelHash SHA-256 of the model's canonical description
     * @param codeHash  SHA-256 of the list of the classes that computed it, each with its own SHA-256
     * @param score     in basis points, in [0, 10000]
     * @param factors   each factor of the model, in its order
     * @param upTo      the last event of this stream that was looked at
     */
    @EventType("symbia.credit.file.score-run-completed.v1")
    record ScoreRunCompletedV1(
            @Public Happened happened,
            @Public ParticipantId participantId,
            @Public ScoreRunId runId,
            @Public ParticipantId askedBy,
            @Public @Computed ScoreModelId modelId,
            @Public @Computed Digest modelHash,
            @Public @Computed Digest codeHash,
            @Public @Computed int score,
            @Public @Computed Band band,
            @Public @Computed List<Factor> factors,
            @Public @Computed UpTo upTo)
            implements CreditFileEvent {
        public ScoreRunCompletedV1 {
            factors = List.copyOf(factors);
        }
    }
}
