package io.symbia.credit.file;

import io.symbia.events.credit.conduct.EvidenceKind;
import io.symbia.events.credit.score.Band;
import io.symbia.events.credit.score.ScoreRunId;
import io.symbia.events.kernel.origin.ParticipantId;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * A credit file as it is shown: how much evidence of which kind it has, and what the last run made of it.
 *
 * @param evidence by kind; a kind without any is absent
 * @param firstAt  when the earliest of it happened in the world
 * @param lastAt   when the latest of it happened in the world
 */
record CreditFileView(
        ParticipantId participantId,
        Map<EvidenceKind, Integer> evidence,
        Instant firstAt,
        Instant lastAt,
        Optional<LatestScore> latestScore) {

    /** The score of the last run. */
    record LatestScore(ScoreRunId runId, int score, Band band, Instant at) {}

    static CreditFileView empty(ParticipantId participant, Instant at) {
        return new CreditFileView(participant, Map.of(), at, at, Optional.empty());
    }

    CreditFileView with(EvidenceKind kind, Instant at) {
        Map<EvidenceKind, Integer> counts = new EnumMap<>(EvidenceKind.class);
        counts.putAll(evidence);
        counts.merge(kind, 1, Integer::sum);
        return new CreditFileView(
                participantId,
                counts,
                at.isBefore(firstAt) ? at : firstAt,
                at.isAfter(lastAt) ? at : lastAt,
                latestScore);
    }

    CreditFileView scored(LatestScore score) {
        return new CreditFileView(participantId, evidence, firstAt, lastAt, Optional.of(score));
    }
}
