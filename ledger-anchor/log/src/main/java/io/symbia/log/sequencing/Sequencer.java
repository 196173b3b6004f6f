package io.symbia.log.sequencing;

import io.symbia.log.index.KeyHash;
import io.symbia.tlog.entry.StreamTag;

/**
 * Lets the events of each stream pass once and in order, whatever repetitions and reorderings deliver them. Used by one thread; knows
 * nothing that cannot be rebuilt from the entries.
 */
public final class Sequencer {
    private final StreamHeads heads;

    /** A sequencer of a log all of whose events are among the sealed ones. */
    public Sequencer(KeyHash hash, SealedHeads sealed) {
        this(hash, sealed, StreamHeads.CAPACITY);
    }

    Sequencer(KeyHash hash, SealedHeads sealed, int capacity) {
        heads = new StreamHeads(hash, sealed, capacity);
    }

    /**
     * Judges an event, and takes note of it if it is the next one.
     *
     * @param tagHigh  first eight bytes of the stream tag
     * @param tagLow   last eight bytes of the stream tag
     * @param sequence zero-based position in the stream, at most 2^32 - 1
     * @param source   number of the source it came from
     * @param filling  the batch it would go into
     */
    public Verdict offer(long tagHigh, long tagLow, long sequence, int source, Batch filling) {
        long head = heads.of(tagHigh, tagLow);
        long last = StreamHeads.lastSequence(head);
        if (sequence <= last) {
            return Verdict.REPEATED;
        }
        if (sequence != last + 1) { // INVARIANT 41: a hole in a stream is never sealed over.
            return Verdict.EARLY;
        }
        int lastSource = StreamHeads.lastSource(head);
        if (lastSource != StreamHeads.SEALED
                && lastSource != source
                && filling.digestAt(new StreamTag(tagHigh, tagLow), last).isPresent()) {
            return Verdict.MOVED;
        }
        heads.put(tagHigh, tagLow, sequence, source);
        return Verdict.NEXT;
    }

    /** The sequence that the next event of a stream must have. */
    public long expected(long tagHigh, long tagLow) {
        return StreamHeads.lastSequence(heads.of(tagHigh, tagLow)) + 1;
    }

    /** Number of streams in memory. */
    int inMemory() {
        return heads.inMemory();
    }
}
