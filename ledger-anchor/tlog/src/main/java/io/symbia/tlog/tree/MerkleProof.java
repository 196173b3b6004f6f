package io.symbia.tlog.tree;

import static io.symbia.tlog.tree.MerkleTree.nodeHash;

import java.util.List;

/** Checks the proofs that {@link MerkleTree} makes. Nothing is returned: a proof that does not hold throws. */
public final class MerkleProof {
    private MerkleProof() {}

    /**
     * Walks from a leaf to the root. Steps are numbered as in RFC 9162 section 2.1.3.2, whose fn and sn are node and last.
     *
     * @param leafHash  hash of the leaf, computed by the caller from what it holds
     * @param leafIndex zero-based, in [0, treeSize)
     * @param treeSize  number of leaves, taken from the checkpoint that signs {@code root}, never from the proof
     * @param path      sibling hashes, the leaf's sibling first; at most 63 of them
     */
    public static void verifyInclusion(Hash leafHash, long leafIndex, long treeSize, List<Hash> path, Hash root)
            throws InvalidProofException {
        if (leafIndex < 0 || leafIndex >= treeSize) { // 1.
            throw new InvalidProofException("leaf " + leafIndex + " is not in a tree of " + treeSize + " leaves");
        }
        long node = leafIndex;
        long last = treeSize - 1; // 2.
        Hash hash = leafHash; // 3.
        for (Hash sibling : path) { // 4. A tree is at most 63 levels high, so a longer path ends here as well.
            if (last == 0) {
                throw new InvalidProofException("path of " + path.size() + " hashes is too long");
            }
            if (node % 2 == 1 || node == last) {
                hash = nodeHash(sibling, hash);
                while (node % 2 == 0) { // Only the right edge (node == last > 0): climb until it has a sibling.
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = nodeHash(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        if (last != 0) { // 5.
            throw new InvalidProofException("path of " + path.size() + " hashes is too short");
        }
        if (!hash.equals(root)) {
            throw new InvalidProofException("path leads to " + hash + ", signed root is " + root);
        }
    }

    /**
     * Computes both roots from one path. Steps are numbered as in RFC 9162 section 2.1.4.2.
     *
     * <p>Equal sizes need an empty path and equal roots. Every tree grew from the empty one, whose proof is empty too.
     *
     * @param fromSize number of leaves of the earlier tree, in [0, toSize]
     * @param toSize   number of leaves of the later tree
     * @param path     as made by {@link MerkleTree#consistencyProof}
     */
    public static void verifyConsistency(long fromSize, long toSize, List<Hash> path, Hash fromRoot, Hash toRoot)
            throws InvalidProofException {
        if (fromSize < 0 || fromSize > toSize) {
            throw new InvalidProofException("a tree of " + fromSize + " leaves cannot have grown to " + toSize);
        }
        if (fromSize == 0 || fromSize == toSize) {
            verifyTrivialConsistency(fromSize, toSize, path, fromRoot, toRoot);
            return;
        }
        if (path.isEmpty()) { // 1.
            throw new InvalidProofException("from " + fromSize + " to " + toSize + " leaves needs a path");
        }
        // 2. An earlier tree that is perfect is itself the first node, and the path does not repeat it.
        boolean isPerfect = Long.bitCount(fromSize) == 1;
        Hash first = isPerfect ? fromRoot : path.getFirst();
        Roots roots = climb(fromSize, toSize, first, isPerfect ? path : path.subList(1, path.size()));
        requireRoot("earlier", roots.earlier(), fromRoot);
        requireRoot("later", roots.later(), toRoot);
    }

    /**
     * The root that the first leaves of a tree have by themselves. The tree's root binds it: whoever could lead another path of this shape
     * to the same root would have found two inputs of one SHA-256.
     *
     * @param prefixSize number of leaves to ask for, in [1, treeSize - 1]
     * @param treeSize   number of leaves below {@code root}
     * @param path       as made by {@link MerkleTree#prefixProof}
     */
    public static Hash prefixRoot(long prefixSize, long treeSize, List<Hash> path, Hash root)
            throws InvalidProofException {
        if (prefixSize < 1 || prefixSize >= treeSize || path.isEmpty()) {
            throw new InvalidProofException(
                    path.size() + " hashes do not show " + prefixSize + " of " + treeSize + " leaves");
        }
        Roots roots = climb(prefixSize, treeSize, path.getFirst(), path.subList(1, path.size()));
        requireRoot("later", roots.later(), root);
        return roots.earlier();
    }

    private record Roots(Hash earlier, Hash later) {}

    /** From the last perfect subtree of the earlier tree, which both trees hold, up to both roots. */
    private static Roots climb(long fromSize, long toSize, Hash first, List<Hash> siblings)
            throws InvalidProofException {
        long node = fromSize - 1; // 3.
        long last = toSize - 1;
        int shared = Long.numberOfTrailingZeros(~node); // 4. Both trees hold this perfect subtree.
        node >>= shared;
        last >>= shared;
        Hash from = first; // 5.
        Hash to = first;
        for (Hash sibling : siblings) { // 6.
            if (last == 0) {
                throw new InvalidProofException("path with " + siblings.size() + " siblings is too long");
            }
            if (node % 2 == 1 || node == last) {
                from = nodeHash(sibling, from);
                to = nodeHash(sibling, to);
                while (node % 2 == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                to = nodeHash(to, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        if (last != 0) { // 7.
            throw new InvalidProofException("path with " + siblings.size() + " siblings is too short");
        }
        return new Roots(from, to);
    }

    private static void verifyTrivialConsistency(
            long fromSize, long toSize, List<Hash> path, Hash fromRoot, Hash toRoot) throws InvalidProofException {
        if (!path.isEmpty()) {
            throw new InvalidProofException(
                    "from " + fromSize + " to " + toSize + " leaves needs no path, got " + path.size());
        }
        if (fromSize == 0) {
            requireRoot("earlier", MerkleTree.EMPTY_ROOT, fromRoot);
        }
        if (fromSize == toSize) {
            requireRoot("later", fromRoot, toRoot);
        }
    }

    private static void requireRoot(String which, Hash computed, Hash signed) throws InvalidProofException {
        if (!computed.equals(signed)) {
            throw new InvalidProofException(which + " root is " + computed + ", signed root is " + signed);
        }
    }
}
