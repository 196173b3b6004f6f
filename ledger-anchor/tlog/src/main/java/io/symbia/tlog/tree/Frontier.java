package io.symbia.tlog.tree;

import java.util.Arrays;

/**
 * The right edge of a growing tree: one perfect subtree for each bit of its size, which is all that appending and the root need.
 *
 * <p>Size 6 is binary 110: the subtrees of leaves 0 to 3 and 4 to 5. Appending costs one node hash on average and allocates nothing.
 * Not for use by two threads at once. Not derived from anything it was told to trust: {@link #restore} reads stored hashes, and the
 * caller compares {@link #root} with the root it committed.
 */
public final class Frontier {
    private static final int LEVELS = 63; // A size is a positive long.

    private final TreeHasher hasher = new TreeHasher();
    private final byte[] edge =
            new byte[LEVELS * Hash.SIZE_BYTES]; // Subtree of level l at 32 * l, if bit l of size is set.
    private final byte[] current = new byte[Hash.SIZE_BYTES];
    private long size;

    /** The edge of the empty tree. */
    public Frontier() {}

    /** The edge of the first {@code treeSize} leaves of a stored tree. */
    public static Frontier restore(long treeSize, HashReader stored) {
        if (treeSize < 0) {
            throw new IllegalArgumentException("a tree has no " + treeSize + " leaves");
        }
        Frontier frontier = new Frontier();
        for (int level = 0; level < LEVELS; level++) {
            if (isSet(treeSize, level)) {
                long index = (treeSize >> level) - 1; // The last subtree of this level.
                stored.read(level, index).copyTo(frontier.edge, level * Hash.SIZE_BYTES);
            }
        }
        frontier.size = treeSize;
        return frontier;
    }

    /** An independent edge of the same tree. */
    public Frontier copy() {
        Frontier copy = new Frontier();
        copy.become(this);
        return copy;
    }

    /** Takes over the state of another edge, for example to go back to the last commit. */
    public void become(Frontier other) {
        System.arraycopy(other.edge, 0, edge, 0, edge.length);
        size = other.size;
    }

    /** Number of leaves. */
    public long size() {
        return size;
    }

    /** Appends one leaf hash. */
    public void append(Hash leafHash) {
        append(leafHash.toArray(), 0, CompletedHashes.IGNORED);
    }

    /** Appends the leaf hash at {@code offset}, and hands over each hash that a tile stores, the leaf's own first. */
    public void append(byte[] leafHashes, int offset, CompletedHashes completed) {
        System.arraycopy(leafHashes, offset, current, 0, Hash.SIZE_BYTES);
        completed.completed(0, size, current, 0);
        int level = 0;
        for (; isSet(size, level); level++) { // Like adding one to a binary number: each set bit carries.
            hasher.hashNode(edge, level * Hash.SIZE_BYTES, current, 0, current, 0);
            if ((level + 1) % 8 == 0) {
                completed.completed((level + 1) / 8, size >> (level + 1), current, 0);
            }
        }
        System.arraycopy(current, 0, edge, level * Hash.SIZE_BYTES, Hash.SIZE_BYTES);
        size++;
    }

    /** The root of the leaves so far; at most 62 hashes. */
    public Hash root() {
        if (size == 0) {
            return MerkleTree.EMPTY_ROOT;
        }
        int level = Long.numberOfTrailingZeros(size);
        byte[] root = Arrays.copyOfRange(edge, level * Hash.SIZE_BYTES, (level + 1) * Hash.SIZE_BYTES);
        for (level++; level < LEVELS; level++) { // The smaller right part joins the next larger left part.
            if (isSet(size, level)) {
                hasher.hashNode(edge, level * Hash.SIZE_BYTES, root, 0, root, 0);
            }
        }
        return Hash.of(root);
    }

    private static boolean isSet(long size, int level) {
        return ((size >> level) & 1) == 1;
    }
}
