package io.symbia.log.sequencing;

import io.symbia.log.entries.EntryVisitor;
import io.symbia.log.index.KeyHash;
import io.symbia.tlog.entry.StreamTag;

/**
 * Lets the events of each stream pass once and in order, whatever repetitions and reorderings deliver them. Used by one thread; knows
 * nothing that cannot be rebuilt from the entries.
 */
public final class Sequencer implements EntryVisitor {
    private final StreamHeads heads;

    /** A sequencer that has seen nothing. */
    public Sequencer(KeyHash hash) {
        heads = new StreamHeads(hash);
    }

    /** Takes note of an entry that is in the log already. */
    @Override
    public void entry(long leafIndex, byte[] bytes, int offset) {
        heads.entry(leafIndex, bytes, offset);
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
        int slot = heads.slotOf(tagHigh, tagLow);
        long last = heads.lastSequence(slot);
        if (sequence <= last) {
            return Verdict.REPEATED;
        }
        if (sequence != last + 1) { // INVARIANT 41: a hole in a stream is never sealed over.
            return Verdict.EARLY;
        }
        if (last != StreamHeads.NONE
                && heads.lastSource(slot) != source
                && filling.digestAt(new StreamTag(tagHigh, tagLow), last).isPresent()) {
            return Verdict.MOVED;
        }
        heads.put(slot, tagHigh, tagLow, sequence, source);
        return Verdict.NEXT;
    }

    /** The sequence that the next event of a stream must have. */
    public long expected(long tagHigh, long tagLow) {
        return heads.lastSequence(heads.slotOf(tagHigh, tagLow)) + 1;
    }

    /** Number of streams seen. */
    public int streams() {
        return heads.size();
    }
}
