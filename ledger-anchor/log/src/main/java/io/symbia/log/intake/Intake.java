package io.symbia.log.intake;

import io.symbia.log.entries.Source;
import io.symbia.log.fetching.Fetched;
import io.symbia.log.fetching.Fetching;
import io.symbia.log.patience.Patience;
import io.symbia.log.sealing.SealingLine;
import io.symbia.log.storage.Commit;
import io.symbia.log.storage.SourceTable;
import io.symbia.log.topics.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads every partition of the log's topics from where the last commit goes on, and fills batches. One thread, which ends only with the
 * process: a broker that is away is waited for. Polling and hashing are done ahead, by {@link Fetching}.
 */
public final class Intake implements AutoCloseable {
    private static final Duration LONGEST_WAIT = Duration.ofMillis(100);
    private static final long STATUS_NANOS = Duration.ofMillis(500).toNanos();
    private static final long LOOK_FOR_PARTITIONS_NANOS = Duration.ofSeconds(30).toNanos();
    private static final long LOOK_FOR_MISSING_NANOS = Duration.ofSeconds(1).toNanos();

    private final IntakeSettings settings;
    private final SourceTable sources;
    private final ToLongFunction<Source> nextOffsets;
    private final SealingLine line;
    private final Gate gate;
    private final Clock clock;
    private final Patience patience = new Patience();
    private final Consumer<Throwable> fatal;
    private final Thread thread;
    private final Map<TopicPartition, PartitionIntake> partitions =
            new HashMap<>(); // The thread's own, as are those below.
    private long filledSinceNanos;
    private boolean filling;
    private long statusNanos;
    private long lookedNanos;
    private volatile boolean stopping;
    private volatile Optional<Topics> asking = Optional.empty();
    private volatile IntakeStatus status = new IntakeStatus(Optional.of("not connected yet"), List.of());

    /**
     * An intake that does not run yet.
     *
     * @param nextOffsets where every partition goes on; {@link Commit#NOT_READ} for one that is new
     * @param fatal ends the process
     */
    public Intake(
            IntakeSettings settings,
            SourceTable sources,
            ToLongFunction<Source> nextOffsets,
            SealingLine line,
            Gatekeeping gatekeeping,
            Clock clock,
            Consumer<Throwable> fatal) {
        this.settings = settings;
        this.sources = sources;
        this.nextOffsets = nextOffsets;
        this.line = line;
        this.gate = new Gate(gatekeeping.sequencer(), line, gatekeeping.places(), clock);
        this.clock = clock;
        this.fatal = fatal;
        this.thread = Thread.ofPlatform().name("intake").unstarted(this::run);
    }

    /** Starts the thread that reads. */
    public void start() {
        thread.start();
    }

    /** What it is doing. */
    public IntakeStatus status() {
        Optional<String> problem = patience.problem();
        return problem.isEmpty() ? status : new IntakeStatus(problem, status.partitions());
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

    private void consumeUntilStopped() throws IOException {
        try (Topics topics = known();
                Fetching<EventRecord> fetching = new Fetching<>(settings.bootstrap(), EventReader::new)) {
            partitions.values().forEach(intake -> place(fetching, intake)); // A new consumer knows nothing of them.
            assign(fetching, topics.partitions());
            while (!stopping) {
                lookForPartitions(fetching, topics);
                take(fetching);
                sealIfDue();
                showStatus();
            }
        } finally {
            if (line.filling().events() > 0) { // Draining, or the broker is away: what was accepted is sealed.
                line.handOver();
            }
        }
    }

    private Topics known() {
        Topics topics = new Topics(settings.bootstrap(), settings.topics(), settings.createTopics());
        asking = Optional.of(topics);
        return topics;
    }

    private void assign(Fetching<EventRecord> fetching, List<Source> found) throws IOException {
        lookedNanos = System.nanoTime();
        for (Source source : found) {
            TopicPartition partition = new TopicPartition(source.topic(), source.partition());
            if (!partitions.containsKey(partition)) {
                int number = sources.numberOf(source);
                PartitionIntake intake = new PartitionIntake(source, number, nextOffsets.applyAsLong(source));
                partitions.put(partition, intake);
                place(fetching, intake);
            }
        }
    }

    /** Has a partition read, from where this intake is; one that has stopped waits there. */
    private static void place(Fetching<EventRecord> fetching, PartitionIntake intake) {
        Set<TopicPartition> partition = Set.of(intake.partition());
        long offset = intake.nextOffset();
        boolean isStopped = intake.stop().isPresent();
        intake.moved(fetching.turn(intake.partition(), consumer -> {
            Set<TopicPartition> assigned = new HashSet<>(consumer.assignment());
            if (assigned.addAll(partition)) consumer.assign(assigned);
            if (isStopped) consumer.pause(partition);
            if (offset == Commit.NOT_READ) consumer.seekToBeginning(partition);
            else consumer.seek(intake.partition(), offset);
        }));
    }

    private void lookForPartitions(Fetching<EventRecord> fetching, Topics topics) throws IOException {
        long known = partitions.keySet().stream()
                .map(TopicPartition::topic)
                .distinct()
                .count();
        long pause = known < settings.topics().size() ? LOOK_FOR_MISSING_NANOS : LOOK_FOR_PARTITIONS_NANOS;
        if (System.nanoTime() - lookedNanos > pause) {
            assign(fetching, topics.partitions());
        }
    }

    private void take(Fetching<EventRecord> fetching) {
        resumeFilledHoles(fetching);
        Optional<Fetched<EventRecord>> portion = fetching.next(untilDue());
        if (portion.isEmpty()) return;
        for (TopicPartition partition : portion.get().records().partitions()) {
            PartitionIntake intake = partitions.get(partition);
            if (!intake.isStale(portion.get().turn())) {
                take(fetching, intake, portion.get().records().records(partition));
            }
        }
        portion.get().gone().forEach((partition, offset) -> {
            PartitionIntake intake = partitions.get(partition);
            if (!intake.isStale(portion.get().turn())) stop(fetching, intake, gone(offset));
        });
        portion.get()
                .lags()
                .forEach((partition, lag) -> partitions.get(partition).lag(lag));
    }

    private void take(
            Fetching<EventRecord> fetching,
            PartitionIntake intake,
            List<ConsumerRecord<ByteBuffer, EventRecord>> records) {
        for (ConsumerRecord<ByteBuffer, EventRecord> record : records) {
            Optional<Stop> stop = gate.take(intake.source(), record);
            if (stop.isPresent()) {
                stop(fetching, intake, stop.get());
                return;
            }
            intake.took(record.offset());
        }
    }

    private void stop(Fetching<EventRecord> fetching, PartitionIntake intake, Stop stop) {
        intake.stopped(stop);
        Set<TopicPartition> partition = Set.of(intake.partition());
        intake.moved(fetching.turn(intake.partition(), consumer -> {
            consumer.pause(partition);
            consumer.seek(intake.partition(), stop.offset());
        }));
        statusNanos = 0; // Shown at once.
        IntakeLog.stopped(intake.partition(), stop);
    }

    private Stop gone(long offset) {
        String reason = "the broker has no record " + offset
                + ", where the last commit goes on: records were deleted before they were sealed, or the topic was made anew";
        return new Stop(Stop.Kind.OFFSET_GONE, offset, reason, clock.instant(), clock.millis(), Optional.empty());
    }

    private void resumeFilledHoles(Fetching<EventRecord> fetching) {
        for (PartitionIntake intake : partitions.values()) {
            if (intake.stop().flatMap(Stop::hole).filter(gate::isFilled).isPresent()) {
                intake.resumed();
                statusNanos = 0; // Shown at once.
                IntakeLog.resumed(intake.partition(), intake.nextOffset());
                fetching.turn(intake.partition(), consumer -> consumer.resume(Set.of(intake.partition())));
            }
        }
    }

    private Duration untilDue() {
        if (!filling) {
            return LONGEST_WAIT;
        }
        Duration rest = settings.sealInterval().minusNanos(System.nanoTime() - filledSinceNanos);
        if (rest.isNegative()) {
            return Duration.ZERO;
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

    private void showStatus() {
        long now = System.nanoTime();
        if (statusNanos != 0 && now - statusNanos < STATUS_NANOS) {
            return;
        }
        statusNanos = now;
        Collection<PartitionIntake> all = partitions.values();
        status = new IntakeStatus(
                Optional.empty(),
                all.stream()
                        .map(PartitionIntake::status)
                        .sorted(Comparator.comparing(IntakeStatus.Partition::topic)
                                .thenComparingInt(IntakeStatus.Partition::partition))
                        .toList());
    }

    /** Stops reading and hands over what was accepted. */
    @Override
    public void close() {
        stopping = true;
        patience.end();
        asking.ifPresent(Topics::close); // A broker that is away is not waited for any longer.
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted while draining", interrupted));
        }
    }
}
