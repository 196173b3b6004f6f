package io.symbia.tlog.tile;

/** Where the hashes of tiles are kept: one sequence of 32-byte hashes a tile level. */
@FunctionalInterface
public interface StoredHashes {
    /**
     * Reads neighbouring hashes of one tile.
     *
     * @param tileLevel  level as in c2sp.org/tlog-tiles
     * @param firstIndex zero-based among the hashes of the level, so at byte {@code 32 * firstIndex} of the level's sequence
     * @param count      in [1, 128]; never crosses from one tile into the next
     * @param target     receives {@code 32 * count} bytes from its start
     */
    void read(int tileLevel, long firstIndex, int count, byte[] target);
}
