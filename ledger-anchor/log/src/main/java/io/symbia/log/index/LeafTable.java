package io.symbia.log.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * An open-addressing table from keys to numbers. It does not keep the keys: a slot is 40 bits of number and 24 bits of the key's hash, so
 * that a wrong candidate is rare (one in 16 million slots looked at), and the caller checks the candidate itself.
 *
 * <p>A table that is three quarters full stays as it is, and one twice as large is begun: nothing is ever moved, so adding never pauses,
 * and finding looks into a few tables. Size: 8 bytes a slot, so 11 to 21 bytes a number. Not for use by two threads at once.
 */
public final class LeafTable {
    /** No number was found. */
    public static final long NONE = -1;

    private static final int MAX_SLOTS = 1 << 27; // 1 GB; beyond, tables of this size follow each other.
    private static final int MIN_SLOTS = 1 << 10;
    private static final long NUMBER_MASK = (1L << 40) - 1; // A slot holds the number plus one: 0 is an empty slot.

    private static final int PENDING = 64; // More than the processor has reads of memory under way.

    private final List<long[]> tables = new ArrayList<>();
    private final long[] pendingHashes = new long[PENDING];
    private final long[] pendingNumbers = new long[PENDING];
    private final int[] pendingSlots = new int[PENDING];
    private int pending;
    private long[] current;
    private int used; // Slots of the current table.

    /** A table whose first part has room for that many numbers. */
    public LeafTable(int expectedNumbers) {
        int slots = Math.max(MIN_SLOTS, Integer.highestOneBit(Math.max(1, expectedNumbers)) * 4);
        begin(Math.min(MAX_SLOTS, slots));
    }

    /**
     * Adds a number under the hash of its key; the caller has checked that the key is new.
     *
     * @param number in [0, 2^40 - 1)
     */
    public void add(long hash, long number) {
        if (number < 0 || number >= NUMBER_MASK) {
            throw new IllegalArgumentException("a table holds numbers below 2^40 - 1, not " + number);
        }
        pendingHashes[pending] = hash;
        pendingNumbers[pending] = number;
        pending++;
        if (pending == PENDING) {
            insertPending();
        }
    }

    /**
     * A slot of a large table is in none of the processor's caches, and inserting waits for it. So free slots are looked for first, for
     * many numbers: those reads do not wait for each other. Then each number takes its slot, or the next if another took it just before.
     */
    private void insertPending() {
        if (used + pending > current.length / 4 * 3) {
            begin(Math.min(MAX_SLOTS, current.length * 2));
        }
        for (int index = 0; index < pending; index++) {
            pendingSlots[index] = freeSlot((int) pendingHashes[index]);
        }
        for (int index = 0; index < pending; index++) {
            current[freeSlot(pendingSlots[index])] =
                    (pendingHashes[index] & ~NUMBER_MASK) | (pendingNumbers[index] + 1);
        }
        used += pending;
        pending = 0;
    }

    private int freeSlot(int start) {
        int mask = current.length - 1;
        int slot = start & mask;
        while (current[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** The number under a key's hash that passes the check, or {@link #NONE}. */
    public long find(long hash, LongPredicate isIt) {
        insertPending();
        for (int index = tables.size() - 1; index >= 0; index--) { // What is asked for is often recent.
            long[] slots = tables.get(index);
            int mask = slots.length - 1;
            for (int slot = (int) hash & mask; slots[slot] != 0; slot = (slot + 1) & mask) {
                if (((slots[slot] ^ hash) & ~NUMBER_MASK) == 0 && isIt.test((slots[slot] & NUMBER_MASK) - 1)) {
                    return (slots[slot] & NUMBER_MASK) - 1;
                }
            }
        }
        return NONE;
    }

    /** Forgets everything and keeps the memory of the first part. */
    public void clear() {
        pending = 0;
        if (tables.size() == 1 && used == 0) return;
        current = tables.getFirst();
        tables.clear();
        tables.add(current);
        Arrays.fill(current, 0);
        used = 0;
    }

    private void begin(int slots) {
        current = new long[slots];
        tables.add(current);
        used = 0;
    }
}
