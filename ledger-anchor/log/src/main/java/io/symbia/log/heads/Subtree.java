package io.symbia.log.heads;

import io.symbia.tlog.streams.StreamHasher;
import io.symbia.tlog.tree.Hash;
import java.util.Arrays;
import java.util.List;

/** The hashes above neighbouring subtrees, a power of two of them, each given by its hash and the number of its streams. */
final class Subtree {
    private Subtree() {}

    /**
     * Hash above the subtrees from one to before another: zeros for no stream, the stream's own hash for one, at whatever depth.
     *
     * @param hashes 32 bytes for each subtree
     */
    static Hash of(byte[] hashes, int[] counts, int from, int to, StreamHasher hasher) {
        byte[] level = Arrays.copyOfRange(hashes, from * Hash.SIZE_BYTES, to * Hash.SIZE_BYTES);
        boolean[] isMany = new boolean[to - from]; // Two streams at least: what is above is hashed.
        boolean[] isSome = new boolean[to - from];
        for (int index = 0; index < to - from; index++) {
            isMany[index] = counts[from + index] > 1;
            isSome[index] = counts[from + index] > 0;
        }
        for (int width = to - from; width > 1; width /= 2) {
            for (int index = 0; index < width; index += 2) {
                join(level, isMany, isSome, index, hasher);
            }
        }
        return Hash.copyOf(level, 0);
    }

    private static void join(byte[] level, boolean[] isMany, boolean[] isSome, int left, StreamHasher hasher) {
        int right = left + 1;
        int at = left / 2 * Hash.SIZE_BYTES;
        boolean both = isSome[left] && isSome[right];
        if (both || isMany[left] || isMany[right]) {
            hasher.node(level, left * Hash.SIZE_BYTES, level, right * Hash.SIZE_BYTES, level, at);
        } else {
            System.arraycopy(level, (isSome[left] ? left : right) * Hash.SIZE_BYTES, level, at, Hash.SIZE_BYTES);
        }
        isMany[left / 2] = both || isMany[left] || isMany[right];
        isSome[left / 2] = isSome[left] || isSome[right];
    }

    /**
     * Adds the hashes beside the path from a subtree to the top, the deepest first, but only of those branches that have two streams at
     * least: where there are fewer, the path ends above.
     */
    static void siblings(byte[] hashes, int[] counts, int index, List<Hash> siblings, StreamHasher hasher) {
        for (int width = 1; width < counts.length; width *= 2) {
            int first = index / width * width;
            int other = first ^ width;
            int parent = Math.min(first, other);
            if (Arrays.stream(counts, parent, parent + 2 * width).asLongStream().sum() > 1) {
                siblings.add(of(hashes, counts, other, other + width, hasher));
            }
        }
    }
}
