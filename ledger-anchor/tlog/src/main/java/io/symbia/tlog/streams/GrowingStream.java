package io.symbia.tlog.streams;

import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.tree.Hash;

/**
 * The head of a stream while events are added to it, without allocating.
 *
 * <pre>
 * chain before the first event = SHA-256(0x12 || tag)
 * chain after an event         = SHA-256(0x12 || chain before || u64 index of its leaf || its 53-byte entry)
 * </pre>
 */
final class GrowingStream {
    private final byte[] chain = new byte[Hash.SIZE_BYTES];
    private long count;
    private long last;

    /** A stream without events. */
    GrowingStream(StreamTag tag, StreamHasher hasher) {
        hasher.chainStart(tag, chain, 0);
    }

    /** Goes on from a head. */
    GrowingStream(StreamHead head) {
        count = head.count();
        last = head.last();
        head.chain().copyTo(chain, 0);
    }

    /** Adds the event of a leaf, whose 53-byte entry starts at {@code offset}. */
    void add(long leafIndex, byte[] entries, int offset, StreamHasher hasher) {
        hasher.chainStep(chain, 0, leafIndex, entries, offset);
        count++;
        last = leafIndex;
    }

    /** Hash over the events so far. */
    Hash chain() {
        return Hash.of(chain);
    }

    /** The head, once there is an event. */
    StreamHead head() {
        return new StreamHead(count, last, chain());
    }
}
