package io.symbia.credit.file;

import static io.symbia.credit.file.CreditFileRefusal.*;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.symbia.credit.file.CreditFileCommand.IngestEvidence;
import io.symbia.credit.file.CreditFileCommand.RunScore;
import io.symbia.credit.score.Fact;
import io.symbia.credit.score.Score;
import io.symbia.credit.score.ScoreCode;
import io.symbia.credit.score.ScoreModel;
import io.symbia.events.credit.CreditFileEvent.CreditEvidenceIngestedV1;
import io.symbia.events.credit.CreditFileEvent.ScoreRunCompletedV1;
import io.symbia.events.credit.conduct.ConductRole;
import io.symbia.events.credit.conduct.EvidenceKind;
import io.symbia.events.credit.score.ScoreRunId;
import io.symbia.events.credit.score.UpTo;
import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.form.Codes;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.support.aggregate.EventStoreOnMongo;
import io.symbia.support.command.Issuer;
import io.symbia.support.store.StreamHead;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;

/**
 * The evidence about one participant's conduct, and the scores computed from it. Evidence only ever comes in; each event of another
 * domain counts once for what it says. A score run rests on everything before it in the stream.
 */
public class CreditFile {
    /** Bounds what every score run has to look at and what is held in memory: about 20 MB. */
    static final int MAX_EVIDENCE = 100_000;

    /** Most runs of a file: at some two kilobytes per run its stream is loaded within the bounds of the database. */
    static final int MAX_RUNS = 10_000;

    /** Most runs of one participant in one file: more than one per week for ten years. */
    static final int MAX_RUNS_EACH = 600;

    /** An event may say two things about one participant, such as a dispute that was raised against it and lost. */
    private record Source(Digest digest, EvidenceKind kind, ConductRole role) {}

    private record Run(Happened happened, ParticipantId askedBy) {}

    @SuppressWarnings("UnusedVariable") // Axon reads it.
    @AggregateIdentifier
    private StreamId stream;

    private final List<Fact> facts = new ArrayList<>();
    private final Set<Source> sources = new HashSet<>();
    private final Map<ScoreRunId, Run> runs = new HashMap<>();
    private final Map<ParticipantId, Integer> runsOf = new HashMap<>();

    /** The stream of a participant's file. */
    public static StreamId streamOf(ParticipantId participant) {
        return new StreamId("credit", "file", participant.value());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(IngestEvidence command) {
        if (sources.contains(new Source(command.evidence().digest(), command.kind(), command.role())))
            return; // Delivered again.
        if (facts.size() == MAX_EVIDENCE) throw CREDIT_FILE_FULL.with(command.participantId(), MAX_EVIDENCE);
        apply(new CreditEvidenceIngestedV1(
                command.happened(),
                command.participantId(),
                command.kind(),
                command.role(),
                command.counterparty(),
                command.direction(),
                command.magnitude(),
                command.evidence(),
                command.daysLate()));
    }

    @CommandHandler
    void handle(RunScore command, @Issuer ParticipantId issuer) {
        Run known = runs.get(command.runId());
        if (known != null) {
            if (command.happened().repeats(known.happened()) && issuer.equals(known.askedBy())) return; // It stands.
            throw SCORE_RUN_ALREADY_EXISTS_WITH_OTHER_CONTENT.with(command.runId());
        }
        if (runs.size() == MAX_RUNS) throw CREDIT_FILE_FULL_OF_RUNS.with(command.participantId(), MAX_RUNS);
        if (runsOf.getOrDefault(issuer, 0) == MAX_RUNS_EACH)
            throw SCORE_RUNS_USED_UP.with(issuer, MAX_RUNS_EACH, command.participantId());
        ScoreModel model = ScoreModel.current();
        Score score = model.score(facts, command.happened().at());
        apply(new ScoreRunCompletedV1(
                command.happened(),
                command.participantId(),
                command.runId(),
                issuer,
                model.id(),
                model.hash(),
                ScoreCode.hash(),
                score.points(),
                score.band(),
                score.factors(),
                upTo()));
    }

    /** The last event that the stream has before what this command leads to. */
    private UpTo upTo() {
        StreamHead head = EventStoreOnMongo.head(CurrentUnitOfWork.get(), stream);
        return new UpTo(head.version(), head.lastDigest().orElseThrow());
    }

    @EventSourcingHandler
    void on(CreditEvidenceIngestedV1 event, @SequenceNumber long sequence) {
        stream = streamOf(event.participantId());
        if (Codes.isKnown(event.kind())) // A model weighs what it names.
        facts.add(new Fact(sequence, event.kind(), event.role(), event.occurredAt(), event.daysLate()));
        sources.add(new Source(event.evidence().digest(), event.kind(), event.role()));
    }

    @EventSourcingHandler
    void on(ScoreRunCompletedV1 event) {
        runs.put(event.runId(), new Run(event.happened(), event.askedBy()));
        runsOf.merge(event.askedBy(), 1, Integer::sum);
    }

    protected CreditFile() {} // Axon replays the events into an empty instance.
}
