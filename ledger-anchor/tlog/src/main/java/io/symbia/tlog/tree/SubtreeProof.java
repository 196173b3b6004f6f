package io.symbia.tlog.tree;

import static io.symbia.tlog.tree.MerkleTree.nodeHash;

import java.util.ArrayList;
import java.util.List;

/**
 * Proofs that a subtree is part of a tree: {@code SUBTREE_PROOF} of draft-ietf-plants-merkle-tree-certs-02 section 4.4. A subtree is the tree
 * over leaves {@code [start, end)}, where {@code start} is a multiple of the smallest power of two that is not below {@code end - start}.
 */
public final class SubtreeProof {
    /** c2sp.org/tlog-mirror: {@code num_hashes} "MUST be at most 63". */
    public static final int MAX_HASHES = 63;

    private SubtreeProof() {}

    /** The root of a subtree as far as it is known, and that of the tree above it. */
    private record Roots(Hash subtree, Hash tree) {}

    /**
     * The hashes that lead from a subtree to the root of the tree.
     *
     * @param start    zero-based index of its first leaf
     * @param end      one past its last leaf, at most {@code treeSize}
     * @param treeSize number of leaves of the tree
     * @param stored   holds every perfect subtree of that tree
     */
    public static List<Hash> prove(long start, long end, long treeSize, HashReader stored) {
        if (!isSubtree(start, end, treeSize)) {
            throw new IllegalArgumentException(
                    "leaves %d to %d are no subtree of %d leaves".formatted(start, end, treeSize));
        }
        List<Hash> fromRoot = new ArrayList<>();
        long first = 0; // Of the part of the tree that is looked at.
        long last = treeSize;
        long from = start; // Moves on once the subtree is split, whose root is then no node of the tree.
        while (first != from || last != end) {
            long middle = first + Long.highestOneBit(last - first - 1);
            if (end <= middle) {
                fromRoot.add(MerkleTree.subtreeRoot(middle, last, stored));
                last = middle;
            } else {
                fromRoot.add(MerkleTree.subtreeRoot(first, middle, stored));
                first = middle;
                from = Math.max(from, middle);
            }
        }
        if (from != start) { // b is false: "{MTH({d[0], ..., d[n-1]})}"
            fromRoot.add(MerkleTree.subtreeRoot(first, last, stored));
        }
        return List.copyOf(fromRoot.reversed());
    }

    /**
     * Checks that a tree holds a subtree.
     *
     * @param subtreeRoot computed by the caller from the leaves that it was given
     * @param treeSize    from the checkpoint that signs {@code root}
     */
    public static void verify(long start, long end, Hash subtreeRoot, long treeSize, List<Hash> proof, Hash root)
            throws InvalidProofException {
        if (!isSubtree(start, end, treeSize)) {
            throw new InvalidProofException(
                    "leaves %d to %d are no subtree of %d leaves".formatted(start, end, treeSize));
        }
        if (proof.size() > MAX_HASHES) {
            throw new InvalidProofException("a proof has at most 63 hashes, got " + proof.size());
        }
        List<Hash> left = new ArrayList<>(proof);
        Roots roots = climb(start, end, treeSize, true, subtreeRoot, left);
        if (!left.isEmpty()) {
            throw new InvalidProofException("proof of " + proof.size() + " hashes is too long");
        }
        if (!roots.subtree().equals(subtreeRoot) || !roots.tree().equals(root)) {
            throw new InvalidProofException("the subtree leads to root " + roots.tree() + ", signed is " + root);
        }
    }

    /** Follows the recursion of SUBTREE_SUBPROOF, at most 63 deep, which ends with the hash that stands first in the proof. */
    private static Roots climb(long start, long end, long size, boolean isKnown, Hash subtreeRoot, List<Hash> left)
            throws InvalidProofException {
        if (start == 0 && end == size) {
            Hash known = isKnown ? subtreeRoot : last(left);
            return new Roots(known, known);
        }
        long middle = Long.highestOneBit(size - 1);
        Hash sibling = last(left);
        if (end <= middle) {
            Roots below = climb(start, end, middle, isKnown, subtreeRoot, left);
            return new Roots(below.subtree(), nodeHash(below.tree(), sibling));
        }
        if (start >= middle) {
            Roots below = climb(start - middle, end - middle, size - middle, isKnown, subtreeRoot, left);
            return new Roots(below.subtree(), nodeHash(sibling, below.tree()));
        }
        Roots below = climb(0, end - middle, size - middle, false, subtreeRoot, left);
        return new Roots(nodeHash(sibling, below.subtree()), nodeHash(sibling, below.tree()));
    }

    private static Hash last(List<Hash> left) throws InvalidProofException {
        if (left.isEmpty()) {
            throw new InvalidProofException("the proof is too short");
        }
        return left.removeLast();
    }

    private static boolean isSubtree(long start, long end, long treeSize) {
        if (start < 0 || end <= start || end > treeSize) {
            return false;
        }
        long width = end - start;
        long ceiling = width == 1 ? 1 : Long.highestOneBit(width - 1) << 1;
        return start % ceiling == 0;
    }
}
