package io.symbia.log.sequencing;

import io.symbia.log.index.KeyHash;

/** Heads of streams by tag: an open-addressing table of primitives, 24 bytes a slot and between 3/8 and 3/4 of them used. */
final class HeadTable {
    private static final int FIRST_SLOTS = 1 << 12;

    private final KeyHash hash;
    private long[] tagHighs = new long[FIRST_SLOTS];
    private long[] tagLows = new long[FIRST_SLOTS];
    private long[] heads = new long[FIRST_SLOTS]; // 0 is an empty slot.
    private int size;

    HeadTable(KeyHash hash) {
        this.hash = hash;
    }

    /** Number of streams. */
    int size() {
        return size;
    }

    /** The head of a stream, or 0. */
    long get(long tagHigh, long tagLow) {
        return heads[slotOf(tagHigh, tagLow)];
    }

    /** Sets the head of a stream, which is not 0. */
    void put(long tagHigh, long tagLow, long head) {
        int slot = slotOf(tagHigh, tagLow);
        boolean isNew = heads[slot] == 0;
        tagHighs[slot] = tagHigh;
        tagLows[slot] = tagLow;
        heads[slot] = head;
        if (isNew && ++size > heads.length / 4 * 3) {
            grow();
        }
    }

    private int slotOf(long tagHigh, long tagLow) {
        int mask = heads.length - 1;
        int slot = (int) hash.ofStream(tagHigh, tagLow) & mask;
        while (heads[slot] != 0 && (tagHighs[slot] != tagHigh || tagLows[slot] != tagLow)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldHighs = tagHighs;
        long[] oldLows = tagLows;
        long[] oldHeads = heads;
        int slots = Math.multiplyExact(oldHeads.length, 2);
        tagHighs = new long[slots];
        tagLows = new long[slots];
        heads = new long[slots];
        for (int old = 0; old < oldHeads.length; old++) {
            if (oldHeads[old] != 0) {
                int slot = slotOf(oldHighs[old], oldLows[old]);
                tagHighs[slot] = oldHighs[old];
                tagLows[slot] = oldLows[old];
                heads[slot] = oldHeads[old];
            }
        }
    }
}
