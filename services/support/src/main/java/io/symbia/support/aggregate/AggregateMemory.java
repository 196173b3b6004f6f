package io.symbia.support.aggregate;

import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.support.store.StreamHead;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Aggregates as they were after their last command, so that a long stream is replayed once and not for every command. Never
 * trusted: an append meets the commit number of another writer as a conflict, the entry is dropped and the stream read again.
 *
 * <p>Of a stream to which another process writes, too, the events are remembered beside it: a command that loses a race spoils the
 * aggregate, which is then made again from these and from what has been kept since, without reading the stream from its start.
 *
 * <p>Long streams, dear to replay, have room of their own: passing traffic on short ones does not push them out.
 *
 * <p>An entry is taken out while a command works on it and put back only when the command left it true to what is kept. Thus a
 * command that fails in any way loses the entry and nothing else.
 */
final class AggregateMemory {
    /** From here on a stream counts as long. */
    static final int LONG_STREAM_EVENTS = 64;

    private static final int MAX_CONTENDED = 10_000; // Forgetting one costs a conflict and a replay.

    private final Room<Entry> shortStreams;
    private final Room<Entry> longStreams;
    private final Room<StreamHistory> histories;
    private final Map<String, Boolean> contended = new LinkedHashMap<>(16, 0.75f, true); // Guarded by itself.

    /** An aggregate and the head of its stream. */
    record Entry(Object root, StreamHead head) {}

    /**
     * An empty memory.
     *
     * @param maxEvents bound of all events replayed into entries, for short and for long streams each, and of those that are remembered
     */
    AggregateMemory(long maxEvents) {
        this.shortStreams = new Room<>(maxEvents);
        this.longStreams = new Room<>(maxEvents);
        this.histories = new Room<>(maxEvents);
    }

    /** Takes the entry out. */
    Optional<Entry> take(String stream) {
        return shortStreams.take(stream).or(() -> longStreams.take(stream));
    }

    void put(String stream, Entry entry) {
        long events = entry.head().nextSequence();
        (events < LONG_STREAM_EVENTS ? shortStreams : longStreams).put(stream, entry, events);
    }

    /** The events that are remembered of a stream to which others write too; a history without events where none are. */
    StreamHistory history(StreamId stream) {
        return histories
                .take(stream.toString())
                .orElseGet(() -> new StreamHistory(StreamHead.start(stream), List.of()));
    }

    void remember(StreamHistory history) {
        histories.put(
                history.head().stream().toString(), history, history.events().size());
    }

    /** Whether another process writes to the stream as well: then it is read forward before each command. */
    boolean isContended(String stream) {
        synchronized (contended) {
            return contended.get(stream) != null;
        }
    }

    void markContended(String stream) {
        synchronized (contended) {
            contended.put(stream, true);
            if (contended.size() > MAX_CONTENDED)
                contended.remove(contended.keySet().iterator().next());
        }
    }

    /** Least recently used first; bounded by weight. */
    private static final class Room<T> {
        private final long maxWeight;
        private final LinkedHashMap<String, Weighed<T>> entries = new LinkedHashMap<>(); // Guarded by this.
        private long weight; // Guarded by this.

        private record Weighed<T>(T entry, long weight) {}

        Room(long maxWeight) {
            this.maxWeight = maxWeight;
        }

        synchronized Optional<T> take(String stream) {
            Weighed<T> taken = entries.remove(stream);
            if (taken == null) return Optional.empty();
            weight -= taken.weight();
            return Optional.of(taken.entry());
        }

        synchronized void put(String stream, T entry, long entryWeight) {
            Weighed<T> replaced =
                    entries.put(stream, new Weighed<>(entry, entryWeight)); // At the end: the most recently used.
            weight += entryWeight - (replaced == null ? 0 : replaced.weight());
            Iterator<Weighed<T>> eldest = entries.values().iterator();
            while (weight > maxWeight && entries.size() > 1) {
                weight -= eldest.next().weight();
                eldest.remove();
            }
        }
    }
}
