package io.symbia.tlog.streams;

import io.symbia.tlog.entry.BatchManifest;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.tree.Hash;

/**
 * What the map holds of one stream: enough to tell its events from every other sequence of entries at other leaves.
 *
 * @param count number of its events, in [1, 2^32]
 * @param last  zero-based index of the leaf of its last event
 * @param chain hash over its events and their leaves, in order, see {@link GrowingStream}
 */
public record StreamHead(long count, long last, Hash chain) {
    /** Refuses what no stream can have. */
    public StreamHead {
        if (count < 1 || count > Entry.MAX_SEQUENCE + 1 || last < count - 1 || last > BatchManifest.MAX_NUMBER) {
            throw new IllegalArgumentException("no stream has " + count + " events, the last at leaf " + last);
        }
    }
}
