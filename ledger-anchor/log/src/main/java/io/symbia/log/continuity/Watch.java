package io.symbia.log.continuity;

import io.symbia.kafka.Brokers;
import io.symbia.log.entries.Source;
import io.symbia.log.patience.Patience;
import io.symbia.log.topics.FoundPartition;
import io.symbia.log.topics.Look;
import io.symbia.log.topics.Topics;
import io.symbia.tlog.entry.TopicIncarnation;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;

/**
 * Looks at the brokers once a second, for as long as a connection lasts, on a thread of its own: whoever reads never waits for an answer. The
 * last record of a partition is compared when it is seen first, and whenever it was led by somebody else before; one without a mark is
 * recognised then.
 */
public final class Watch implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Supplier<Topics> topics;
    private final KnownSources known;
    private final Brokers brokers;
    private final Runnable seen;
    private final Object files = new Object(); // Held while the thread reads those of the log.
    private final Patience patience = new Patience();
    private final AtomicReference<Sighting> newest = new AtomicReference<>();
    private final Map<Source, Led> compared = new HashMap<>(); // The thread's own.
    private final Thread thread;
    private volatile Set<Source> again = Set.of();
    private volatile Optional<Throwable> failure = Optional.empty();

    /** Of what a partition's records were when they were compared. */
    private record Led(TopicIncarnation incarnation, OptionalInt epoch) {
        static Led of(FoundPartition partition) {
            return new Led(partition.incarnation(), partition.epoch());
        }
    }

    /**
     * Begins to look.
     *
     * @param topics makes what looks
     * @param seen   is told when there is something new
     */
    public Watch(Brokers brokers, Supplier<Topics> topics, KnownSources known, Runnable seen) {
        this.brokers = brokers;
        this.topics = topics;
        this.known = known;
        this.seen = seen;
        thread = Thread.ofPlatform().name("watch").start(this::run);
    }

    /**
     * What was seen since somebody asked last.
     *
     * @throws KafkaException if it could not begin to look, and has ended
     */
    public Optional<Sighting> next() {
        if (failure.isPresent()) {
            if (failure.get() instanceof KafkaException away) throw away; // Such as an address that is not known yet.
            throw new IllegalStateException(failure.get());
        }
        return Optional.ofNullable(newest.getAndSet(null));
    }

    /** Has the last records of these be compared once more with the next look, whoever leads them. */
    public void compareAgain(Set<Source> sources) {
        again = Set.copyOf(sources);
    }

    /** What it waits for, if anything. */
    public Optional<String> problem() {
        return patience.problem();
    }

    private void run() {
        try (Topics open = topics.get();
                LastRecords records = new LastRecords(brokers);
                Recognition recognition = new Recognition(brokers, known, files)) {
            lookUntilEnded(open, records, recognition);
        } catch (Patience.EndedException _) {
            // The brokers were away to the end.
        } catch (Throwable failed) { // Thrown by next.
            failure = Optional.of(failed);
            seen.run();
        }
    }

    /** What was seen is not overtaken: what came of reading records again is in one sighting alone. */
    private void lookUntilEnded(Topics open, LastRecords records, Recognition recognition) {
        try {
            do {
                if (newest.get() == null) {
                    newest.set(patience.until(KafkaException.class, () -> look(open, records, recognition)));
                }
                seen.run();
            } while (!patience.isEndedWithin(PAUSE));
        } finally {
            var _ = Thread.interrupted(); // Set by close: the clients are closed in peace.
        }
    }

    private Sighting look(Topics open, LastRecords records, Recognition recognition) {
        long begunNanos = System.nanoTime();
        Look look = open.look();
        List<FoundPartition> due =
                look.partitions().stream().filter(this::isDue).toList();
        Map<Source, Optional<String>> answers = new HashMap<>();
        Map<Source, SourceMark> recognised = new HashMap<>();
        if (!due.isEmpty()) {
            Map<Boolean, List<FoundPartition>> byLoss =
                    due.stream().collect(Collectors.partitioningBy(it -> known.isMarkLost(it.source())));
            answers.putAll(compare(byLoss.get(false), records));
            recognition.look(byLoss.get(true)).forEach((source, answer) -> {
                answers.put(source, answer.reason());
                answer.mark().ifPresent(mark -> recognised.put(source, mark));
            });
        }
        for (FoundPartition partition : due) {
            boolean isAnswered = answers.containsKey(partition.source());
            if (isAnswered) compared.put(partition.source(), Led.of(partition));
        }
        Set<Source> there = new HashSet<>();
        look.partitions().forEach(it -> there.add(it.source()));
        compared.keySet().retainAll(there);
        return new Sighting(begunNanos, look, answers, recognised);
    }

    private Map<Source, Optional<String>> compare(List<FoundPartition> due, LastRecords records) {
        Map<Source, SourceMark.Last> lasts = new HashMap<>();
        due.forEach(it -> known.marks()
                .of(it.source())
                .filter(mark -> mark.incarnation().equals(it.incarnation()))
                .flatMap(SourceMark::last)
                .ifPresent(last -> lasts.put(it.source(), last)));
        return records.compare(due, lasts);
    }

    private boolean isDue(FoundPartition partition) {
        return again.contains(partition.source()) || !Led.of(partition).equals(compared.get(partition.source()));
    }

    @Override
    public void close() {
        patience.end();
        synchronized (files) {
            thread.interrupt(); // It may be waiting for brokers that are away.
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true; // Its clients must be closed by itself.
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }
}
