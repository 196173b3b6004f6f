package io.symbia.credit.file;

import io.symbia.events.credit.conduct.ConductRole;
import io.symbia.events.credit.conduct.Direction;
import io.symbia.events.credit.conduct.EvidenceKind;
import io.symbia.events.credit.conduct.Magnitude;
import io.symbia.events.credit.score.ScoreRunId;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.evidence.Evidence;
import io.symbia.events.kernel.form.Held;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.support.command.Command;
import java.util.Optional;

/** The commands of a credit file. */
public sealed interface CreditFileCommand extends Command {
    ParticipantId participantId();

    @Override
    default StreamId stream() {
        return CreditFile.streamOf(participantId());
    }

    /** Take an event of another domain into a participant's file. Given by reactions only: nobody writes an opinion into a file. */
    record IngestEvidence(
            Happened happened,
            ParticipantId participantId,
            EvidenceKind kind,
            ConductRole role,
            ParticipantId counterparty,
            Optional<Direction> direction,
            @Held Optional<Magnitude> magnitude,
            Evidence evidence,
            Optional<Integer> daysLate)
            implements CreditFileCommand {}

    /** Compute a score from all evidence that is in the file. */
    record RunScore(Happened happened, ParticipantId participantId, ScoreRunId runId) implements CreditFileCommand {}
}
