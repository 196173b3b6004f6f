package io.symbia.log.sequencing;

import io.symbia.log.index.KeyHash;

/**
 * The last sequence of every stream, and the source its last event came from. In memory are those that changed lately, in two tables: when the
 * newer one is full it becomes the older one, whose place it takes once what is sealed covers that. So memory does not grow with the log,
 * only with what is accepted and not sealed. Used by the intake alone.
 */
final class StreamHeads {
    /** No event of this stream was seen. */
    static final long NONE = -1;

    /** The source of events that are known to be sealed. */
    static final int SEALED = 0xFFFF;

    /** 25 MB a table: streams that changed within some seconds are looked for in memory, however fast they come. */
    static final int CAPACITY = 1 << 19;

    private static final int SOURCE_BITS = 16;

    private final KeyHash hash;
    private final SealedHeads sealed;
    private final int capacity;
    private HeadTable newer;
    private HeadTable older;
    private long olderEnd; // Number of events that were accepted when it was filled.
    private long accepted;

    /** Heads of a log whose sealed heads cover all that it holds. */
    StreamHeads(KeyHash hash, SealedHeads sealed, int capacity) {
        this.hash = hash;
        this.sealed = sealed;
        this.capacity = capacity;
        newer = new HeadTable(hash);
        older = new HeadTable(hash);
        accepted = sealed.events();
    }

    /** Sequence and source of the last event of a stream, for the two functions below. */
    long of(long tagHigh, long tagLow) {
        long head = newer.get(tagHigh, tagLow);
        if (head == 0) {
            head = older.get(tagHigh, tagLow);
        }
        return head != 0 ? head : (sealed.eventsOf(tagHigh, tagLow) << SOURCE_BITS) | SEALED;
    }

    /** Sequence of the last event, or {@link #NONE}. */
    static long lastSequence(long head) {
        return (head >>> SOURCE_BITS) - 1;
    }

    /** Where the last event came from, or {@link #SEALED}. */
    static int lastSource(long head) {
        return (int) head & SEALED;
    }

    /** Takes note of the next event of the log. */
    void put(long tagHigh, long tagLow, long sequence, int source) {
        if (newer.size() >= capacity
                && sealed.events() >= olderEnd) { // INVARIANT 106: what is forgotten here is known there.
            older = newer;
            olderEnd = accepted;
            newer = new HeadTable(hash);
        }
        newer.put(tagHigh, tagLow, ((sequence + 1) << SOURCE_BITS) | source);
        accepted++;
    }

    /** Number of streams in memory. */
    int inMemory() {
        return newer.size() + older.size();
    }
}
