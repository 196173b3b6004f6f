package io.symbia.log.index;

import java.util.Arrays;
import java.util.function.LongPredicate;

/**
 * Numbers by the hash of their key, in memory, until they are a segment of their own: 4,096 small open-addressing tables, one for each value of
 * the hash's first twelve bits, so that what goes into a segment is in its order but for a short sort. A slot is the next 24 bits of the
 * hash and 40 bits of number; the caller checks what is found. Not for use by two threads at once while numbers are added.
 */
final class FreshTable {
    /** Bits of the hash that say in which bucket a number is, in the smallest segments. */
    static final int BUCKET_BITS = 12;

    /** Most numbers: 16 MB of slots. */
    static final int MAX_NUMBERS = 1 << 20;

    static final int BUCKETS = 1 << BUCKET_BITS;
    static final int SUFFIX_BITS = 24;
    static final int NUMBER_BITS = 40;
    static final long NUMBER_MASK = (1L << NUMBER_BITS) - 1; // A slot holds the number plus one: 0 is an empty slot.

    private static final int FIRST_WIDTH = 8;
    private static final int MAX_WIDTH = 512; // Of a bucket; its mean is 256 numbers when the table is full.
    private static final int PENDING = 64; // More than the processor has reads of memory under way.

    private final int maxNumbers;
    private final int[] counts = new int[BUCKETS];
    private final long[] pendingHashes = new long[PENDING];
    private final long[] pendingNumbers = new long[PENDING];
    private final int[] pendingSlots = new int[PENDING];
    private int pending;
    private long[] slots = new long[BUCKETS * FIRST_WIDTH];
    private int width = FIRST_WIDTH;
    private int size;
    private boolean isFull;

    FreshTable(int maxNumbers) {
        this.maxNumbers = maxNumbers;
    }

    /** The record under which a segment keeps a number: its suffix and the number plus one. */
    static long record(long hash, long number) {
        return (suffix(hash) << NUMBER_BITS) | (number + 1);
    }

    static long suffix(long hash) {
        return (hash >>> (Long.SIZE - BUCKET_BITS - SUFFIX_BITS)) & ((1L << SUFFIX_BITS) - 1);
    }

    static int bucket(long hash) {
        return (int) (hash >>> (Long.SIZE - BUCKET_BITS));
    }

    /**
     * Adds a number under the hash of its key; the caller has checked that the key is new.
     *
     * @param number in [0, 2^40 - 1)
     */
    void add(long hash, long number) {
        if (number < 0 || number >= NUMBER_MASK) {
            throw new IllegalArgumentException("an index holds leaves below 2^40 - 1, not " + number);
        }
        pendingHashes[pending] = hash;
        pendingNumbers[pending] = number;
        if (++pending == PENDING) {
            insertPending();
        }
    }

    /**
     * Free slots are looked for first, for many numbers: those reads do not wait for each other. Then each number takes its slot, or the next
     * if another took it just before.
     */
    private void insertPending() {
        int widthBefore = width;
        for (int index = 0; index < pending; index++) {
            pendingSlots[index] = free(bucket(pendingHashes[index]), (int) suffix(pendingHashes[index]));
        }
        for (int index = 0; index < pending; index++) {
            makeRoom(bucket(pendingHashes[index]));
            int start = width == widthBefore ? pendingSlots[index] : (int) suffix(pendingHashes[index]);
            place(bucket(pendingHashes[index]), start, record(pendingHashes[index], pendingNumbers[index]));
        }
        size += pending;
        pending = 0;
        isFull |= size >= maxNumbers;
    }

    private void makeRoom(int bucket) {
        if (++counts[bucket] > width / 4 * 3) {
            if (width < MAX_WIDTH) {
                widen();
            } else {
                isFull = true; // There is room for what comes until somebody looks.
                if (counts[bucket] == width) {
                    throw new IllegalStateException("a bucket of " + width + " is full: is its hash known to others?");
                }
            }
        }
    }

    /** The first free slot of a bucket, from a place in it on. */
    private int free(int bucket, int start) {
        int base = bucket * width;
        int at = start & (width - 1);
        while (slots[base + at] != 0) {
            at = (at + 1) & (width - 1);
        }
        return at;
    }

    private void place(int bucket, int start, long record) {
        slots[bucket * width + free(bucket, start)] = record;
    }

    private void widen() {
        long[] before = slots;
        int widthBefore = width;
        width *= 2;
        slots = new long[BUCKETS * width];
        for (int index = 0; index < before.length; index++) {
            if (before[index] != 0) {
                place(index / widthBefore, (int) (before[index] >>> NUMBER_BITS), before[index]);
            }
        }
    }

    /** Whether it should become a segment. */
    boolean isFull() {
        return isFull;
    }

    /** Puts everything that was added where it is found from other threads too, when nothing more is added. */
    void freeze() {
        insertPending();
    }

    /** The largest number under a key's hash that passes the check, or {@link LeafTable#NONE}. */
    long find(long hash, LongPredicate isIt) {
        if (pending > 0) {
            insertPending();
        }
        int base = bucket(hash) * width;
        int at = (int) suffix(hash) & (width - 1);
        for (; slots[base + at] != 0; at = (at + 1) & (width - 1)) {
            long slot = slots[base + at];
            if (slot >>> NUMBER_BITS == suffix(hash) && isIt.test((slot & NUMBER_MASK) - 1)) {
                return (slot & NUMBER_MASK) - 1;
            }
        }
        return LeafTable.NONE;
    }

    /** The records of a bucket, sorted. */
    long[] sorted(int bucket) {
        long[] records = new long[counts[bucket]];
        int count = 0;
        for (int index = bucket * width; index < (bucket + 1) * width; index++) {
            if (slots[index] != 0) {
                records[count++] = slots[index] ^ Long.MIN_VALUE;
            }
        }
        Arrays.sort(records);
        for (int index = 0; index < count; index++) {
            records[index] ^= Long.MIN_VALUE; // Sorted as unsigned numbers.
        }
        return records;
    }
}
