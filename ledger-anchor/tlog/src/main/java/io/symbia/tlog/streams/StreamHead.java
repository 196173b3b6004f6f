package io.symbia.tlog.streams;

import io.symbia.tlog.entry.BatchManifest;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.tree.Hash;

/**
 * What the map holds of one stream: enough to tell its events from every other sequence of entries at other leaves.
 *
 * <pre>
 * chain before the first event = SHA-256(0x12 || tag)
 * chain after an event         = SHA-256(0x12 || chain before || u64 index of its leaf || its 53-byte entry)
 * </pre>
 *
 * @param count number of its events, in [1, 2^32]
 * @param last  zero-based index of the leaf of its last event
 * @param chain hash over its events and their leaves, in order
 */
public record StreamHead(long count, long last, Hash chain) {
    /** Refuses what no stream can have. */
    public StreamHead {
        if (count < 1 || count > Entry.MAX_SEQUENCE + 1 || last < count - 1 || last > BatchManifest.MAX_NUMBER) {
            throw new IllegalArgumentException("no stream has " + count + " events, the last at leaf " + last);
        }
    }

    /** The head of a stream that has this event alone. */
    public static StreamHead first(long leafIndex, Entry.Event event) {
        StreamHasher hasher = new StreamHasher();
        return step(hasher, hasher.chainStart(event.tag()), 1, leafIndex, event);
    }

    /** The head after another event of the stream. */
    public StreamHead next(long leafIndex, Entry.Event event) {
        return step(new StreamHasher(), chain, count + 1, leafIndex, event);
    }

    private static StreamHead step(StreamHasher hasher, Hash chain, long count, long leafIndex, Entry.Event event) {
        return new StreamHead(count, leafIndex, hasher.chainStep(chain, leafIndex, event.format()));
    }
}
