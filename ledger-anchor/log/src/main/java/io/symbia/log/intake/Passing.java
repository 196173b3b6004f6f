package io.symbia.log.intake;

import io.symbia.log.continuity.SourceMark;
import io.symbia.log.continuity.SourceMarks;
import io.symbia.log.decisions.Decision;
import io.symbia.log.decisions.Decisions;
import io.symbia.log.entries.Source;
import io.symbia.log.sealing.SealingLine;
import io.symbia.log.topics.FoundPartition;
import io.symbia.tlog.entry.PassedRange;
import io.symbia.tlog.entry.TopicIncarnation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Carries out what operators decided about partitions that have stopped, one after the other; used by the intake's thread alone.
 *
 * <p>INVARIANT 84: a decision is sealed before the partition goes on, and only then is the mark of its source changed. A crash between leaves
 * a partition that has stopped again, or a decision that is refused because it was carried out; never records that were passed unsaid.
 */
final class Passing {
    private final Assignment assignment;
    private final SourceMarks marks;
    private final SealingLine line;
    private final Decisions decisions;

    Passing(Assignment assignment, SourceMarks marks, SealingLine line, Decisions decisions) {
        this.assignment = assignment;
        this.marks = marks;
        this.line = line;
        this.decisions = decisions;
    }

    /**
     * Carries out those that wait, as far as the log has come to where they were made.
     *
     * @return what keeps some of them from being carried out, which is tried again; the others are
     */
    Optional<String> carryOut() {
        Decisions.Waiting waiting = decisions.waiting();
        List<String> problems = new ArrayList<>(waiting.problem().stream().toList());
        for (Decision decision : waiting.decisions()) {
            Optional<PartitionIntake> intake = assignment.find(new Source(decision.topic(), decision.partition()));
            try {
                if (intake.isPresent()) carryOut(decision, intake.get());
            } catch (IOException failed) {
                problems.add("the decision about " + decision.stop() + " cannot be answered: " + failed);
            }
        }
        return problems.stream().findFirst();
    }

    private void carryOut(Decision decision, PartitionIntake intake) throws IOException {
        Optional<Stop> stop = intake.stop();
        if (stop.isEmpty()) {
            if (intake.nextOffset() > decision.offset()) {
                decisions.refuse(decision, "the partition does not stop there: it goes on at " + intake.nextOffset());
            }
            return; // A log that was started just now has still to come there.
        }
        String name = stop.get().name(decision.topic(), decision.partition());
        if (!name.equals(decision.stop())) {
            decisions.refuse(decision, "the partition has stopped at " + name);
        } else if (stop.get().kind().way() == Stop.Way.NONE || intake.found().isEmpty()) {
            decisions.refuse(decision, "nothing can be decided about that: its cause has to go away");
        } else if (!isBehind(stop.get(), intake.found().get())) {
            pass(intake, range(stop.get(), intake.found().get(), decision));
            decisions.done(decision);
        }
    }

    /** Whether what the brokers said last was said before they deleted what is gone: they are asked again every second. */
    private static boolean isBehind(Stop stop, FoundPartition found) {
        return stop.kind().way() == Stop.Way.PASS_WHAT_IS_GONE && found.earliest() <= stop.offset();
    }

    private static PassedRange range(Stop stop, FoundPartition found, Decision decision) {
        long from = stop.offset();
        return switch (stop.kind().way()) {
            case PASS_THE_RECORD -> range(decision, from, from + 1, Optional.empty());
            case PASS_WHAT_IS_GONE -> range(decision, from, found.earliest(), Optional.empty());
            case BEGIN_AGAIN -> {
                // Of the same topic, what is deleted was read before; of another one, nothing was.
                long to = stop.kind() == Stop.Kind.TRUNCATED ? found.earliest() : 0;
                yield range(decision, from, to, Optional.of(found.incarnation()));
            }
            case NONE -> throw new IllegalStateException("nothing to pass at " + stop);
        };
    }

    private static PassedRange range(Decision decision, long from, long to, Optional<TopicIncarnation> renewed) {
        return new PassedRange(decision.topic(), decision.partition(), from, to, decision.reason(), renewed);
    }

    private void pass(PartitionIntake intake, PassedRange range) {
        line.filling().pass(intake.source(), range);
        line.handOver();
        line.awaitSealed();
        if (range.renewed().isPresent()) {
            marks.put(Map.of(intake.name(), SourceMark.unread(range.renewed().get())));
        }
        intake.goesOnAt(range.to());
        IntakeLog.passed(range);
        assignment.resume(intake);
    }
}
