package io.symbia.support.aggregate;

import io.symbia.support.store.StreamHead;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Aggregates as they were after their last command, so that a long stream is replayed once and not for every command. Never
 * trusted: an append meets the commit number of another writer as a conflict, the entry is dropped and the stream read again.
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

    private final Room shortStreams;
    private final Room longStreams;
    private final Map<String, Boolean> contended = new LinkedHashMap<>(16, 0.75f, true); // Guarded by itself.

    /** An aggregate and the head of its stream. */
    record Entry(Object root, StreamHead head) {
        long weight() {
            return head.nextSequence();
        }
    }

    /**
     * An empty memory.
     *
     * @param maxEvents bound of all events replayed into entries, for short and for long streams each
     */
    AggregateMemory(long maxEvents) {
        this.shortStreams = new Room(maxEvents);
        this.longStreams = new Room(maxEvents);
    }

    /** Takes the entry out. */
    Optional<Entry> take(String stream) {
        return shortStreams.take(stream).or(() -> longStreams.take(stream));
    }

    void put(String stream, Entry entry) {
        (entry.weight() < LONG_STREAM_EVENTS ? shortStreams : longStreams).put(stream, entry);
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
    private static final class Room {
        private final long maxWeight;
        private final LinkedHashMap<String, Entry> entries = new LinkedHashMap<>(); // Guarded by this.
        private long weight; // Guarded by this.

        Room(long maxWeight) {
            this.maxWeight = maxWeight;
        }

        synchronized Optional<Entry> take(String stream) {
            Entry entry = entries.remove(stream);
            if (entry != null) weight -= entry.weight();
            return Optional.ofNullable(entry);
        }

        synchronized void put(String stream, Entry entry) {
            Entry replaced = entries.put(stream, entry); // At the end: the most recently used.
            weight += entry.weight() - (replaced == null ? 0 : replaced.weight());
            Iterator<Entry> eldest = entries.values().iterator();
            while (weight > maxWeight && entries.size() > 1) {
                weight -= eldest.next().weight();
                eldest.remove();
            }
        }
    }
}
