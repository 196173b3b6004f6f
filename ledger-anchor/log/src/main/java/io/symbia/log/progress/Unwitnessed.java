package io.symbia.log.progress;

import io.symbia.log.publishing.Published;
import io.symbia.log.publishing.Sealed;
import io.symbia.log.sealing.SealedBatch;
import io.symbia.log.sequencing.AcceptedTimes;
import io.symbia.log.storage.LogReader;
import io.symbia.tlog.entry.BatchManifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Events that are sealed and not yet in a published checkpoint, and how long it took those that are. With a policy that asks nobody that is the
 * same moment. A backlog of any length takes the same memory: its batches are then remembered two by two.
 */
public final class Unwitnessed {
    static final int MAX_WAITING =
            1_024; // Half a megabyte; nine minutes of two batches a second before any are joined.

    private final Clock clock;
    private Deque<Waiting> waiting = new ArrayDeque<>(); // Guarded by this, as are those below; oldest first.
    private long publishedSize;
    private boolean isPublished;
    private Observer observer = (millis, events) -> {};
    private Runnable whenPublished = () -> {};

    /** Is told how long events took. */
    @FunctionalInterface
    public interface Observer {
        /** So many events took so long from being accepted to being witnessed. */
        void witnessed(long tookMillis, long events);
    }

    /** Some batches: witnessed when a checkpoint of that many leaves is published. */
    private record Waiting(long size, AcceptedTimes accepted) {}

    private Unwitnessed(Clock clock, Optional<Published> published) {
        this.clock = clock;
        this.publishedSize = published.map(Published::size).orElse(0L);
        this.isPublished = published.isPresent();
    }

    /**
     * Those of a log that was opened. When they were accepted is known no more, but it was before their batch was sealed.
     *
     * @param newest what is sealed, some of it by an earlier process
     */
    public static Unwitnessed open(Clock clock, LogReader reader, Optional<Published> published, Sealed newest)
            throws IOException {
        long batches = published.map(Published::batches).orElse(0L);
        long size = published.map(Published::size).orElse(0L);
        Unwitnessed opened = new Unwitnessed(clock, published);
        if (batches < newest.batches()) {
            String oldest = new String(reader.manifest(batches).toArray(), StandardCharsets.UTF_8);
            AcceptedTimes accepted = new AcceptedTimes();
            accepted.add(BatchManifest.parse(oldest).sealedAt().toEpochMilli(), newest.size() - size);
            opened.add(new Waiting(newest.size(), accepted));
        }
        return opened;
    }

    private synchronized void add(Waiting batches) {
        waiting.addLast(batches);
    }

    /** Says who is told from now on. */
    public synchronized void tell(Observer who) {
        observer = who;
    }

    /** Says who is told, once, as soon as there is a published checkpoint. */
    public synchronized void whenPublished(Runnable who) {
        if (isPublished) who.run();
        else whenPublished = who;
    }

    /** A batch was sealed; it may have been published before this is said. */
    public synchronized void sealed(SealedBatch batch) {
        if (batch.accepted().events() > 0) {
            waiting.addLast(new Waiting(batch.size(), batch.accepted()));
            settle();
            if (waiting.size() > MAX_WAITING) joinPairs();
        }
    }

    /** A checkpoint of that many leaves was published. */
    public synchronized void published(long size) {
        publishedSize = Math.max(publishedSize, size);
        if (!isPublished) {
            isPublished = true;
            whenPublished.run();
        }
        settle();
    }

    private void settle() {
        long now = clock.millis();
        while (!waiting.isEmpty() && waiting.getFirst().size() <= publishedSize) {
            waiting.removeFirst()
                    .accepted()
                    .visit((millis, events) -> observer.witnessed(Math.max(0, now - millis), events));
        }
    }

    /** Each of two counts as witnessed with the second: a moment too late, of a backlog of minutes. */
    private void joinPairs() {
        Deque<Waiting> joined = new ArrayDeque<>();
        while (waiting.size() > 1) {
            Waiting first = waiting.removeFirst();
            Waiting second = waiting.removeFirst();
            AcceptedTimes both = first.accepted().copy();
            both.add(second.accepted());
            joined.addLast(new Waiting(second.size(), both));
        }
        joined.addAll(waiting);
        waiting = joined;
    }

    /** When the oldest of them was accepted. */
    public synchronized OptionalLong oldestMillis() {
        return waiting.stream()
                .flatMapToLong(batches -> batches.accepted().oldestMillis().stream())
                .min();
    }

    /** How many there are. */
    public synchronized long events() {
        return waiting.stream()
                .mapToLong(batches -> batches.accepted().events())
                .sum();
    }

    /** How many batches, or joined ones, are remembered. */
    synchronized int remembered() {
        return waiting.size();
    }
}
