package io.symbia.log.index;

import io.symbia.tlog.entry.Entry;
import java.util.function.LongPredicate;

/**
 * Both tables in memory of neighbouring leaves.
 *
 * @param digests by digest of the entry
 * @param places  by place in a stream
 */
record Fresh(FreshTable digests, FreshTable places) {
    /** Empty tables. */
    static Fresh of(int maxNumbers) {
        return new Fresh(new FreshTable(maxNumbers), new FreshTable(maxNumbers));
    }

    void add(long leafIndex, byte[] bytes, int offset, KeyHash hash) {
        digests.add(hash.ofDigest(bytes, offset + Entry.DIGEST_OFFSET), leafIndex);
        if (bytes[offset] == Entry.EVENT_KIND) {
            long tagHigh = KeyHash.longAt(bytes, offset + Entry.TAG_OFFSET);
            long tagLow = KeyHash.longAt(bytes, offset + Entry.TAG_OFFSET + Long.BYTES);
            places.add(hash.ofPlace(tagHigh, tagLow, Entry.readSequence(bytes, offset)), leafIndex);
        }
    }

    boolean isFull() {
        return digests.isFull() || places.isFull();
    }

    /** From now on these are read alone. */
    void freeze() {
        digests.freeze();
        places.freeze();
    }

    /** The leaf under a key's hash that passes the check, or {@link LeafTable#NONE}. */
    long find(boolean byDigest, long key, LongPredicate isIt) {
        return (byDigest ? digests : places).find(key, isIt);
    }
}
