package io.symbia.tlog.tree;

/** Where a tree keeps the roots of its perfect subtrees; the one thing that proofs need from storage. */
@FunctionalInterface
public interface HashReader {
    /**
     * The root of the perfect subtree of {@code 1 << level} leaves whose first leaf is {@code index << level}.
     *
     * @param level height above the leaves, in [0, 62]; level 0 are the leaf hashes
     * @param index zero-based among the subtrees of that level; the subtree lies within the tree
     */
    Hash read(int level, long index);
}
