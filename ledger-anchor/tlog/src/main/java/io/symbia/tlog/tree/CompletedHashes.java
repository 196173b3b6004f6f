package io.symbia.tlog.tree;

/** Takes the hashes that a growing tree stores: those of levels 0, 8, 16 and so on, which are the tile levels 0, 1, 2. */
@FunctionalInterface
public interface CompletedHashes {
    /** Takes nothing. */
    CompletedHashes IGNORED = (tileLevel, index, hashes, offset) -> {};

    /**
     * A perfect subtree of {@code 256^tileLevel} leaves is complete and will not change.
     *
     * @param tileLevel level as in c2sp.org/tlog-tiles
     * @param index     zero-based among the hashes of that level; called in increasing order
     * @param hashes    holds the hash; valid only during the call
     * @param offset    where its 32 bytes start
     */
    void completed(int tileLevel, long index, byte[] hashes, int offset);
}
