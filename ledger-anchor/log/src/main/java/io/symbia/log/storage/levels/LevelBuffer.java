package io.symbia.log.storage.levels;

import io.symbia.tlog.tree.CompletedHashes;
import io.symbia.tlog.tree.Hash;
import java.io.IOException;
import java.util.Arrays;

/** Collects the hashes that a batch completes, level by level, and writes each level in one piece. */
public final class LevelBuffer implements CompletedHashes {
    private static final int FIRST_CAPACITY = 64 * Hash.SIZE_BYTES;

    private final byte[][] hashes = new byte[LevelFiles.MAX_LEVELS][FIRST_CAPACITY];
    private final int[] counts = new int[LevelFiles.MAX_LEVELS];
    private final long[] firstIndexes = new long[LevelFiles.MAX_LEVELS];

    /** Forgets all hashes. */
    public void clear() {
        Arrays.fill(counts, 0);
    }

    @Override
    public void completed(int tileLevel, long index, byte[] source, int offset) {
        int count = counts[tileLevel];
        if (count == 0) {
            firstIndexes[tileLevel] = index;
        }
        int position = count * Hash.SIZE_BYTES;
        if (position == hashes[tileLevel].length) {
            hashes[tileLevel] = Arrays.copyOf(hashes[tileLevel], 2 * position);
        }
        System.arraycopy(source, offset, hashes[tileLevel], position, Hash.SIZE_BYTES);
        counts[tileLevel] = count + 1;
    }

    /** Writes each level. */
    public void writeTo(LevelFiles files) throws IOException {
        for (int level = 0; level < LevelFiles.MAX_LEVELS; level++) {
            if (counts[level] > 0) {
                files.write(level, firstIndexes[level], hashes[level], counts[level]);
            }
        }
    }

    /** Number of hashes of a level. */
    public int count(int level) {
        return counts[level];
    }

    /** Whether the n-th leaf hash of the batch equals the one at {@code offset}. */
    public boolean isLeafHash(int number, byte[] other, int offset) {
        int start = number * Hash.SIZE_BYTES;
        return Arrays.equals(hashes[0], start, start + Hash.SIZE_BYTES, other, offset, offset + Hash.SIZE_BYTES);
    }
}
