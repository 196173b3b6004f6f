package io.symbia.support.feed;

import com.mongodb.client.MongoDatabase;
import io.symbia.events.kernel.catalogue.EventCatalogue;
import io.symbia.support.consumer.Reaction;
import io.symbia.support.place.Inbox;
import io.symbia.support.place.Positions;
import io.symbia.support.platform.Broker;
import io.symbia.support.platform.Pieces;
import io.symbia.support.platform.TooSlowException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives events to reactions: each reaction gets its own one after the other, the reactions run beside each other. What a reaction
 * has handled is kept every few events, so that a crash repeats little.
 */
public final class ReactionHandler implements FeedHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ReactionHandler.class);
    private static final int KEEP_EVERY = 25; // Events handled between two writes to the inbox.

    /** So long a piece may take; then the feed lets the group know that it is there, and goes on. */
    private static final Duration PATIENCE = Broker.POLL_INTERVAL.dividedBy(3);

    private final Map<String, List<Reaction>> byType = new TreeMap<>();
    private final Set<String> topics;
    private final Inbox inbox;
    private final Offsets offsets;
    private final ParkingLot parking;

    public ReactionHandler(
            List<Reaction> reactions,
            EventCatalogue catalogue,
            MongoDatabase database,
            Inbox inbox,
            ParkingLot parking) {
        Set<String> names = new TreeSet<>();
        Set<String> wanted = new TreeSet<>();
        for (Reaction reaction : reactions) {
            if (!names.add(reaction.name())) throw new IllegalStateException("two reactions " + reaction.name());
            for (String type : EventTypes.of(reaction.handles(), catalogue)) {
                byType.computeIfAbsent(type, _ -> new ArrayList<>()).add(reaction);
                wanted.add(EventTypes.topicOf(type));
            }
        }
        this.topics = Set.copyOf(wanted);
        this.inbox = inbox;
        this.offsets = new Offsets(database, "reactions", names);
        this.parking = parking;
    }

    @Override
    public String name() {
        return "reactions";
    }

    @Override
    public Set<String> topics() {
        return topics;
    }

    @Override
    public int maxRecords() {
        return 100; // Each may be a command, and between pieces others may get partitions.
    }

    @Override
    public Positions begin(Collection<TopicPartition> partitions, Map<String, Uuid> topicIds) {
        inbox.refresh();
        return offsets.load(partitions, topicIds);
    }

    @Override
    public void goOnAt(Map<TopicPartition, OffsetAndMetadata> places) {
        offsets.goOnAt(places);
    }

    @Override
    public void handle(List<IncomingRecord> records) throws InterruptedException {
        Map<Reaction, List<IncomingRecord>> work = new LinkedHashMap<>();
        for (IncomingRecord record : records) {
            if (!record.isEvent()) {
                parking.park(record, name(), "not an event: its headers do not say type, stream and sequence");
                continue;
            }
            List<Reaction> told = byType.getOrDefault(record.type().orElseThrow(), List.of());
            if (told.isEmpty() || parking.parkUnread(record, name())) continue; // INVARIANT 210: it moves no place.
            for (Reaction reaction : told) {
                work.computeIfAbsent(reaction, _ -> new ArrayList<>()).add(record);
            }
        }
        runAll(work);
        offsets.save(records);
    }

    private void runAll(Map<Reaction, List<IncomingRecord>> work) throws InterruptedException {
        List<Future<?>> running = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            work.forEach((reaction, records) -> running.add(threads.submit(() -> {
                run(reaction, records);
                return null;
            })));
            try {
                throwFirst(running);
            } catch (InterruptedException stopped) {
                threads.shutdownNow();
                throw stopped;
            }
        }
    }

    /** Waits for all, then says what went wrong first. */
    private static void throwFirst(List<Future<?>> running) throws InterruptedException {
        List<Throwable> failures = new ArrayList<>();
        for (Future<?> one : running) {
            try {
                one.get();
            } catch (ExecutionException failure) {
                failures.add(failure.getCause());
            }
        }
        if (failures.isEmpty()) return;
        switch (failures.getFirst()) {
            case InterruptedException stopped -> throw stopped;
            case RuntimeException fault -> throw fault;
            default -> throw new IllegalStateException("a reaction's thread failed", failures.getFirst());
        }
    }

    private void run(Reaction reaction, List<IncomingRecord> records) throws InterruptedException {
        long untilNanos = System.nanoTime() + PATIENCE.toNanos();
        Map<String, Long> places = new LinkedHashMap<>(inbox.find(keys(reaction, records)));
        Map<String, Long> advanced = new LinkedHashMap<>();
        int sinceKept = 0;
        try {
            for (IncomingRecord record : records) {
                String key = key(reaction, record);
                long sequence = record.sequence().orElseThrow();
                if (sequence <= places.getOrDefault(key, -1L))
                    continue; // INVARIANT: handled once per stream and sequence.
                if (System.nanoTime() > untilNanos) throw new TooSlowException(reaction.name() + " takes its time");
                handle(reaction, record, untilNanos);
                places.put(key, sequence);
                advanced.put(key, sequence);
                if (++sinceKept == KEEP_EVERY) {
                    inbox.put(advanced);
                    advanced.clear();
                    sinceKept = 0;
                }
            }
        } finally {
            inbox.put(advanced);
        }
    }

    private static Set<String> keys(Reaction reaction, List<IncomingRecord> records) {
        return records.stream().map(record -> key(reaction, record)).collect(Collectors.toSet());
    }

    private static String key(Reaction reaction, IncomingRecord record) {
        return Inbox.key(reaction.name(), record.tag().orElseThrow());
    }

    /** Returns when the event was handled or parked; faults that pass are waited out for a while. */
    private void handle(Reaction reaction, IncomingRecord record, long untilNanos) throws InterruptedException {
        Pieces attempts = new Pieces(1);
        while (true) {
            try {
                reaction.on(record.open());
                return;
            } catch (RuntimeException | AssertionError | StackOverflowError failure) {
                if (Thread.currentThread().isInterrupted()) throw new InterruptedException();
                if (!Faults.isPassing(failure)) {
                    parking.park(record, reaction.name(), Faults.reason(failure));
                    return;
                }
                Duration rest = attempts.failed(failure);
                if (System.nanoTime() + rest.toNanos() > untilNanos) throw failure;
                LOG.warn("event=reaction_waits reaction={} reason={}", reaction.name(), failure.toString());
                Thread.sleep(rest);
            }
        }
    }
}
