package io.symbia.tlog.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * The tree of RFC 6962 section 2.1: its hashes, its root, and the proofs that can be made from it.
 *
 * <p>A tree of n leaves splits at k, the largest power of two below n: the left part is a perfect tree of k leaves, the right part a
 * tree of n - k. Seven leaves d0 to d6 give
 *
 * <pre>
 *             root
 *            /    \
 *           k      l          inclusion of d0: [b, h, l]       of d6: [i, k]
 *          / \    / \         consistency 3 -&gt; 7: [c, d, g, l]
 *         g   h  i   j
 *        /\  /\  /\   \
 *       a b c d e f   d6
 * </pre>
 *
 * <p>All that is ever stored are roots of perfect subtrees, which never change again; every function here reads at most 2 * 63 of them.
 */
public final class MerkleTree {
    /** Most hashes in an inclusion proof: a tree of 2^63 - 1 leaves is 63 levels high. */
    public static final int MAX_INCLUSION_HASHES = 63;

    /** Most hashes in a consistency proof that witnesses take (c2sp.org/tlog-witness); enough for any tree of up to 2^62 leaves. */
    public static final int MAX_CONSISTENCY_HASHES = 63;

    /** The root of the tree without leaves: RFC 6962 section 2.1, MTH({}) = SHA-256(). */
    public static final Hash EMPTY_ROOT = Hash.ofContent(new byte[0]);

    private MerkleTree() {}

    /** SHA-256(0x00 || entry). */
    public static Hash leafHash(Octets entry) {
        byte[] bytes = entry.toArray();
        byte[] leaf = new byte[Hash.SIZE_BYTES];
        new TreeHasher().hashLeaf(bytes, 0, bytes.length, leaf, 0);
        return Hash.of(leaf);
    }

    /** SHA-256(0x01 || left || right). */
    public static Hash nodeHash(Hash left, Hash right) {
        byte[] node = new byte[Hash.SIZE_BYTES];
        new TreeHasher().hashNode(left.toArray(), 0, right.toArray(), 0, node, 0);
        return Hash.of(node);
    }

    /** The root over leaf hashes that are all at hand; for small trees and tests. */
    public static Hash root(List<Hash> leafHashes) {
        Frontier frontier = new Frontier();
        leafHashes.forEach(frontier::append);
        return frontier.root();
    }

    /**
     * The root of the first {@code treeSize} leaves.
     *
     * @param treeSize number of leaves, at least 0
     * @param stored   holds every perfect subtree of that tree
     */
    public static Hash root(long treeSize, HashReader stored) {
        if (treeSize < 0) {
            throw new IllegalArgumentException("a tree has no " + treeSize + " leaves");
        }
        return treeSize == 0 ? EMPTY_ROOT : subtreeRoot(0, treeSize, stored);
    }

    /**
     * The siblings from a leaf to the root: PATH(m, D[n]) of RFC 6962 section 2.1.1.
     *
     * @param leafIndex zero-based, in [0, treeSize)
     * @param treeSize  number of leaves of the tree to prove in
     * @return at most 63 hashes, the leaf's sibling first
     */
    public static List<Hash> inclusionProof(long leafIndex, long treeSize, HashReader stored) {
        if (leafIndex < 0 || leafIndex >= treeSize) {
            throw new IllegalArgumentException("leaf " + leafIndex + " is not in a tree of " + treeSize + " leaves");
        }
        List<Hash> fromRoot = new ArrayList<>();
        long start = 0;
        long end = treeSize;
        while (end - start > 1) {
            long middle = start + largestPowerOfTwoBelow(end - start);
            if (leafIndex < middle) {
                fromRoot.add(subtreeRoot(middle, end, stored));
                end = middle;
            } else {
                fromRoot.add(subtreeRoot(start, middle, stored));
                start = middle;
            }
        }
        return List.copyOf(fromRoot.reversed());
    }

    /**
     * The hashes that show that a tree only grew: PROOF(m, D[n]) of RFC 6962 section 2.1.2. Empty if the sizes are equal or the first is 0.
     *
     * @param fromSize number of leaves of the earlier tree, in [0, toSize]
     * @param toSize   number of leaves of the later tree
     */
    public static List<Hash> consistencyProof(long fromSize, long toSize, HashReader stored) {
        if (fromSize < 0 || fromSize > toSize) {
            throw new IllegalArgumentException("a tree of " + toSize + " leaves has no earlier tree of " + fromSize);
        }
        if (fromSize == 0 || fromSize == toSize) {
            return List.of();
        }
        List<Hash> path = prefixProof(fromSize, toSize, stored);
        // SUBPROOF(m, D[m], true): the verifier knows the hash of an earlier tree that is perfect, and the proof does
        // not repeat it.
        return Long.bitCount(fromSize) == 1 ? path.subList(1, path.size()) : path;
    }

    /**
     * The hashes from which the root of a tree and the root of its first leaves follow: {@code SUBPROOF(m, D[n], false)} of RFC 6962 section
     * 2.1.2, so the consistency proof of someone who does not know the earlier root.
     *
     * @param prefixSize number of leaves of the earlier tree, in [1, treeSize - 1]
     * @return the last perfect subtree of the earlier tree first, then siblings up to the root; at most 64 hashes
     */
    public static List<Hash> prefixProof(long prefixSize, long treeSize, HashReader stored) {
        if (prefixSize < 1 || prefixSize >= treeSize) {
            throw new IllegalArgumentException(prefixSize + " leaves are no beginning of " + treeSize);
        }
        List<Hash> fromRoot = new ArrayList<>();
        long start = 0;
        long end = treeSize;
        while (end != prefixSize) {
            long middle = start + largestPowerOfTwoBelow(end - start);
            if (prefixSize <= middle) {
                fromRoot.add(subtreeRoot(middle, end, stored));
                end = middle;
            } else {
                fromRoot.add(subtreeRoot(start, middle, stored));
                start = middle;
            }
        }
        fromRoot.add(subtreeRoot(start, end, stored));
        return List.copyOf(fromRoot.reversed());
    }

    /** The root over leaves [start, end), where start is a multiple of the perfect subtree that the range begins with. */
    static Hash subtreeRoot(long start, long end, HashReader stored) {
        long size = end - start;
        if (Long.bitCount(size) == 1) {
            int level = Long.numberOfTrailingZeros(size);
            return stored.read(level, start >> level);
        }
        long middle = start + largestPowerOfTwoBelow(size);
        return nodeHash(subtreeRoot(start, middle, stored), subtreeRoot(middle, end, stored));
    }

    private static long largestPowerOfTwoBelow(long size) {
        return Long.highestOneBit(size - 1);
    }
}
