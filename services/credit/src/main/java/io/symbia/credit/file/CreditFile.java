package io.symbia.credit.file;

import static io.symbia.credit.file.CreditFileRefusal.*;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.symbia.credit.file.CreditFileCommand.IngestEvidence;
import io.symbia.credit.file.CreditFileCommand.RunScore;
import io.symbia.credit.score.Fact;
import io.symbia.credit.score.Score;
import io.symbia.credit.score.ScoreModel;
import io.symbia.events.credit.CreditFileEvent.CreditEvidenceIngestedV1;
import io.symbia.events.credit.CreditFileEvent.ScoreRunCompletedV1;
import io.symbia.events.credit.EvidenceKind;
import io.symbia.events.credit.ScoreRunId;
import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.form.Codes;
import io.symbia.events.kernel.origin.ParticipantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;

/**
 * The evidence about one participant's conduct, and the scores computed from it. Evidence only ever comes in; each event of another
 * domain counts once for what it says. A score run rests on everything before it in the stream.
 */
public class CreditFile {
    /** Bounds what every score run has to look at and what is held in memory: about 10 MB. */
    static final int MAX_EVIDENCE = 100_000;

    /** An event may say two things about one participant, such as a dispute that it raised and lost. */
    private record Source(Digest digest, EvidenceKind kind) {}

    @SuppressWarnings("UnusedVariable") // Axon reads it.
    @AggregateIdentifier
    private StreamId stream;

    private final List<Fact> facts = new ArrayList<>();
    private final Set<Source> sources = new HashSet<>();
    private final Map<ScoreRunId, Happened> runs = new HashMap<>();
    private long lastSequence = -1;

    /** The stream of a participant's file. */
    public static StreamId streamOf(ParticipantId participant) {
        return new StreamId("credit", "file", participant.value());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(IngestEvidence command) {
        if (sources.contains(new Source(command.evidence().digest(), command.kind()))) return; // Delivered again.
        if (facts.size() == MAX_EVIDENCE) throw CREDIT_FILE_FULL.with(command.participantId(), MAX_EVIDENCE);
        apply(new CreditEvidenceIngestedV1(
                command.happened(), command.participantId(), command.kind(), command.evidence(), command.daysLate()));
    }

    @CommandHandler
    void handle(RunScore command) {
        Happened known = runs.get(command.runId());
        if (known != null) {
            if (command.happened().repeats(known)) return; // The run stands as it was.
            throw SCORE_RUN_ALREADY_EXISTS_WITH_OTHER_CONTENT.with(command.runId());
        }
        ScoreModel model = ScoreModel.current();
        Score score = model.score(facts, command.happened().at());
        apply(new ScoreRunCompletedV1(
                command.happened(),
                command.participantId(),
                command.runId(),
                model.id(),
                model.hash(),
                score.points(),
                score.band(),
                score.factors(),
                lastSequence));
    }

    @EventSourcingHandler
    void on(CreditEvidenceIngestedV1 event, @SequenceNumber long sequence) {
        stream = streamOf(event.participantId());
        if (Codes.isKnown(event.kind())) // A model weighs what it names.
        facts.add(new Fact(sequence, event.kind(), event.occurredAt(), event.daysLate()));
        sources.add(new Source(event.evidence().digest(), event.kind()));
        lastSequence = sequence;
    }

    @EventSourcingHandler
    void on(ScoreRunCompletedV1 event, @SequenceNumber long sequence) {
        runs.put(event.runId(), event.happened());
        lastSequence = sequence;
    }

    protected CreditFile() {} // Axon replays the events into an empty instance.
}
