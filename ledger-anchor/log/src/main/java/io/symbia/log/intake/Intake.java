package io.symbia.log.intake;

import io.symbia.kafka.ClockWatch;
import io.symbia.log.continuity.KnownSources;
import io.symbia.log.continuity.Sighting;
import io.symbia.log.continuity.SourceMarks;
import io.symbia.log.continuity.Watch;
import io.symbia.log.decisions.Decisions;
import io.symbia.log.fetching.Fetched;
import io.symbia.log.fetching.Fetching;
import io.symbia.log.patience.Patience;
import io.symbia.log.patience.Pulse;
import io.symbia.log.records.EventReader;
import io.symbia.log.records.EventRecord;
import io.symbia.log.sealing.SealingLine;
import io.symbia.log.storage.commits.Commit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads every partition of the log's topics from where the last commit goes on, and fills batches. One thread, which ends only with the
 * process: a broker that is away is waited for. Polling and hashing are done ahead, by {@link Fetching}; whether a partition still is the
 * one that was read is watched by {@link Watch}.
 */
public final class Intake implements AutoCloseable {
    private static final Duration LONGEST_WAIT = Duration.ofMillis(100);
    private static final long STATUS_NANOS = Duration.ofMillis(500).toNanos();
    private static final long DECISIONS_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long MARKS_NANOS = Duration.ofSeconds(5).toNanos();

    private final IntakeSettings settings;
    private final KnownSources known;
    private final SourceMarks marks;
    private final SealingLine line;
    private final Gate gate;
    private final Assignment assignment; // The thread's own, as are the next ones.
    private final Passing passing;
    private final StatusReport report;
    private final Patience patience = new Patience();
    private final Pulse pulse = new Pulse();
    private final Consumer<Throwable> fatal;
    private final Thread thread;
    private long filledSinceNanos;
    private boolean filling;
    private long statusNanos;
    private long decisionsNanos;
    private long marksNanos = System.nanoTime();
    private Optional<String> decisionsProblem = Optional.empty();
    private volatile boolean stopping;
    private volatile Runnable wake = () -> {};
    private final LongAdder turns = new LongAdder();
    private volatile IntakeStatus status =
            new IntakeStatus(Optional.of("not connected yet"), List.of(), Commit.MAX_SOURCES, List.of());

    /**
     * An intake that does not run yet.
     *
     * @param fatal ends the process
     */
    public Intake(
            IntakeSettings settings,
            KnownSources known,
            SealingLine line,
            Gatekeeping gatekeeping,
            Clock clock,
            Consumer<Throwable> fatal) {
        this.settings = settings;
        this.known = known;
        this.marks = known.marks();
        this.line = line;
        this.gate = new Gate(gatekeeping.sequencer(), line, gatekeeping.places(), clock);
        this.assignment = new Assignment(known, clock);
        this.passing = new Passing(assignment, marks, line, new Decisions(settings.decisions()));
        this.report = new StatusReport(settings.topics(), known.table(), assignment, clock);
        this.fatal = fatal;
        this.thread = Thread.ofPlatform().name("intake").unstarted(this::run);
        line.whenIdle(() -> wake.run());
    }

    /** Starts the thread that reads. */
    public void start() {
        thread.start();
    }

    /** What it is doing. */
    public IntakeStatus status() {
        Optional<String> stands = standsStillMillis().stream()
                .mapToObj(millis -> "has stood still for %d s, and reads nothing".formatted(millis / 1_000))
                .findFirst();
        return patience.problem()
                .or(marks::problem)
                .or(() -> stands)
                .map(status::with)
                .orElse(status);
    }

    /** For how long its thread has stood still although it waits for no broker, if that is long: whatever has come since is not known. */
    public OptionalLong standsStillMillis() {
        return patience.problem().isPresent() ? OptionalLong.empty() : pulse.standsStillMillis();
    }

    /** How often it has looked whether there is something to do: seldom, while there is nothing. */
    long turns() {
        return turns.sum();
    }

    /** Number of events that were taken and whose own time was not believed. */
    public long untimely() {
        return gate.untimely();
    }

    private void run() {
        try {
            while (!stopping) {
                patience.until(KafkaException.class, () -> {
                    consumeUntilStopped();
                    return true;
                });
            }
        } catch (Patience.EndedException _) {
            // The broker was away to the end; what was not read is still there.
        } catch (Throwable failed) { // A bug, or the sealing line has ended: the process must end too.
            if (!stopping) {
                fatal.accept(failed);
            }
        }
    }

    /** Returns also when the time of day was set back: Kafka's clients count by it when they may ask again, so others take their place. */
    private void consumeUntilStopped() throws IOException {
        ClockWatch clock = new ClockWatch(); // Older than the clients.
        try (Fetching<EventRecord> fetching = new Fetching<>(settings.brokers(), EventReader::new);
                Watch watch = new Watch(settings.brokers(), () -> settings.open(known::isNew), known, fetching::wake)) {
            wake = fetching::wake;
            assignment.connected(fetching);
            while (!stopping && !clock.wasSetBack()) {
                follow(watch);
                decideIfDue();
                take(fetching);
                sealIfDue();
                refreshMarksIfDue();
                showStatus(watch);
                turns.increment();
                pulse.beat();
            }
        } finally {
            if (line.filling().events() > 0) { // Draining, or the broker is away: what was accepted is sealed.
                line.handOver();
            }
            assignment.refreshMarks();
        }
    }

    private void follow(Watch watch) throws IOException {
        watch.compareAgain(assignment.toTryAgain());
        Optional<Sighting> sighting = watch.next();
        if (sighting.isPresent()) {
            assignment.follow(sighting.get());
            report.follow(sighting.get().look());
        }
    }

    private void decideIfDue() {
        if (System.nanoTime() - decisionsNanos < DECISIONS_NANOS) return;
        decisionsNanos = System.nanoTime();
        decisionsProblem = passing.carryOut();
    }

    private void take(Fetching<EventRecord> fetching) {
        resumeFilledHoles();
        Optional<Fetched<EventRecord>> portion = fetching.next(untilDue());
        if (portion.isEmpty()) return;
        if (!portion.get().positions().isEmpty()) patience.over(); // Both poll again.
        assignment.markNewLeaders(portion.get());
        for (TopicPartition partition : portion.get().records().partitions()) {
            PartitionIntake intake = assignment.partition(partition);
            if (!intake.isStale(portion.get().turn())) {
                take(intake, portion.get().records().records(partition));
            }
        }
        portion.get().gone().keySet().forEach(partition -> {
            PartitionIntake intake = assignment.partition(partition);
            if (!intake.isStale(portion.get().turn())) {
                assignment.gone(intake, portion.get().cut().contains(partition));
                statusNanos = 0; // Shown at once.
            }
        });
        portion.get().unreadable().forEach(it -> {
            PartitionIntake intake = assignment.partition(it.partition());
            if (!intake.isStale(portion.get().turn())) {
                assignment.unreadable(intake, it.reason());
                statusNanos = 0; // Shown at once.
            }
        });
        portion.get().positions().forEach((partition, position) -> {
            PartitionIntake intake = assignment.partition(partition);
            if (!intake.isStale(portion.get().turn()))
                intake.polledTo(position, portion.get().polledNanos());
        });
    }

    private void refreshMarksIfDue() {
        if (System.nanoTime() - marksNanos < MARKS_NANOS) return;
        marksNanos = System.nanoTime();
        assignment.refreshMarks();
    }

    private void take(PartitionIntake intake, List<ConsumerRecord<ByteBuffer, EventRecord>> records) {
        gate.open();
        for (ConsumerRecord<ByteBuffer, EventRecord> record : records) {
            Optional<Stop> stop = gate.take(intake.source(), record);
            if (stop.isPresent()) {
                assignment.stop(intake, stop.get());
                statusNanos = 0; // Shown at once.
                return;
            }
            intake.took(record);
        }
    }

    private void resumeFilledHoles() {
        for (PartitionIntake intake : assignment.partitions()) {
            if (intake.stop().flatMap(Stop::hole).filter(gate::isFilled).isPresent()) {
                statusNanos = 0; // Shown at once.
                assignment.resume(intake);
            }
        }
    }

    private Duration untilDue() {
        if (!filling) {
            return LONGEST_WAIT;
        }
        Duration rest = settings.sealInterval().minusNanos(System.nanoTime() - filledSinceNanos);
        if (rest.isNegative()) { // Due, and another batch is being sealed: its end wakes whoever waits here.
            return line.isIdle() ? Duration.ZERO : LONGEST_WAIT;
        }
        return rest.compareTo(LONGEST_WAIT) < 0 ? rest : LONGEST_WAIT;
    }

    /** An idle log seals nothing: a batch is due some time after its first event. While another is sealed, this one goes on filling. */
    private void sealIfDue() {
        boolean hasEvents = line.filling().events() > 0;
        if (hasEvents && !filling) {
            filledSinceNanos = System.nanoTime();
        }
        filling = hasEvents;
        if (filling
                && System.nanoTime() - filledSinceNanos
                        >= settings.sealInterval().toNanos()
                && line.isIdle()) {
            line.handOver();
            filling = false;
        }
    }

    private void showStatus(Watch watch) {
        long now = System.nanoTime();
        if (statusNanos != 0 && now - statusNanos < STATUS_NANOS) {
            return;
        }
        statusNanos = now;
        status = report.status(watch.problem().or(() -> decisionsProblem));
    }

    /** Stops reading and hands over what was accepted. */
    @Override
    public void close() {
        stopping = true;
        patience.end();
        marks.end();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted while draining", interrupted));
        }
    }
}
