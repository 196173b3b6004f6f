package io.symbia.verifier.audit.seen;

import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.entry.StreamTag;
import io.symbia.verifier.report.NotProvenException;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;

/**
 * Counts each stream from 0: a number that is left out or comes twice is found. An open-addressing table of 20 bytes a slot, at most two
 * thirds full.
 */
public final class StreamCounts {
    private static final int FIRST_SLOTS = 1 << 10;
    private static final int MAX_SLOTS = 1 << 30;

    private final long seed =
            new SecureRandom().nextLong(); // The log chooses its tags, and could choose ones that meet.
    private long[] high = new long[FIRST_SLOTS];
    private long[] low = new long[FIRST_SLOTS];
    private int[] next = new int[FIRST_SLOTS]; // Unsigned: the sequence that is due; 0 is an empty slot.
    private long streams;
    private long events;

    /** Counts the event whose entry starts at {@code offset}. */
    public void count(byte[] entries, int offset, long leafIndex) throws NotProvenException {
        ByteBuffer tag = ByteBuffer.wrap(entries, offset + Entry.TAG_OFFSET, StreamTag.SIZE_BYTES);
        long first = tag.getLong();
        long second = tag.getLong();
        long sequence = Entry.readSequence(entries, offset);
        int slot = slot(first, second);
        long due = Integer.toUnsignedLong(next[slot]);
        if (sequence != due) {
            String what = sequence < due ? "comes again" : "comes too early";
            String stream = StreamTag.at(entries, offset + Entry.TAG_OFFSET).hex();
            throw new NotProvenException(
                    "streams",
                    "leaf " + leafIndex,
                    "leaf " + leafIndex + ": sequence " + sequence + " of stream " + stream + " " + what
                            + ", expected is " + due);
        }
        if (sequence == Entry.MAX_SEQUENCE) {
            throw new IllegalStateException("a stream with 2^32 events, which no count here can hold");
        }
        put(slot, first, second, due + 1);
        events++;
    }

    private void put(int slot, long first, long second, long due) {
        boolean isNew = next[slot] == 0;
        high[slot] = first;
        low[slot] = second;
        next[slot] = (int) due;
        if (isNew && ++streams > next.length / 3L * 2) grow();
    }

    /** The slot of a stream, or the empty one where it belongs. */
    private int slot(long first, long second) {
        int mask = next.length - 1;
        long mixed =
                (first ^ seed) * 0x9E37_79B9_7F4A_7C15L + second; // Tags are hashes already; this hides which slot.
        mixed = (mixed ^ mixed >>> 32) * 0xD6E8_FEB8_6659_FD93L;
        int slot = (int) (mixed ^ mixed >>> 32) & mask;
        while (next[slot] != 0 && (high[slot] != first || low[slot] != second)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        if (next.length == MAX_SLOTS) throw new IllegalStateException("more than " + streams + " streams");
        long[] oldHigh = high;
        long[] oldLow = low;
        int[] old = next;
        high = new long[2 * old.length];
        low = new long[2 * old.length];
        next = new int[2 * old.length];
        for (int from = 0; from < old.length; from++) {
            if (old[from] != 0) {
                int to = slot(oldHigh[from], oldLow[from]);
                high[to] = oldHigh[from];
                low[to] = oldLow[from];
                next[to] = old[from];
            }
        }
    }

    /** Number of streams, then for each 16 bytes of tag and 4 of count. */
    void write(DataOutputStream out) throws IOException {
        out.writeLong(streams);
        for (int slot = 0; slot < next.length; slot++) {
            if (next[slot] != 0) {
                out.writeLong(high[slot]);
                out.writeLong(low[slot]);
                out.writeInt(next[slot]);
            }
        }
    }

    /** The counts that {@link #write} wrote. */
    static StreamCounts read(DataInputStream in) throws IOException {
        StreamCounts counts = new StreamCounts();
        for (long left = in.readLong(); left > 0; left--) {
            long first = in.readLong();
            long second = in.readLong();
            long due = Integer.toUnsignedLong(in.readInt());
            counts.put(counts.slot(first, second), first, second, due);
            counts.events += due;
        }
        return counts;
    }

    /** Number of streams. */
    public long streams() {
        return streams;
    }

    /** Number of events of all streams. */
    public long events() {
        return events;
    }
}
