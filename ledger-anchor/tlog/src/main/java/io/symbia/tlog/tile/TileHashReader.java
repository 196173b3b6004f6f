package io.symbia.tlog.tile;

import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.HashReader;
import io.symbia.tlog.tree.TreeHasher;

/**
 * Reads any perfect subtree from tiles, which hold only every eighth level: the seven levels between are hashed again, at most 127
 * nodes a hash. A whole inclusion proof costs at most 255 node hashes a tile level. Not for use by two threads at once.
 */
public final class TileHashReader implements HashReader {
    private static final int LEVELS_PER_TILE = 8;

    private final StoredHashes stored;
    private final TreeHasher hasher = new TreeHasher();
    private final byte[] buffer = new byte[TilePath.FULL_WIDTH / 2 * Hash.SIZE_BYTES];

    /** Reads from the given tiles. */
    public TileHashReader(StoredHashes stored) {
        this.stored = stored;
    }

    @Override
    public Hash read(int level, long index) {
        int above = level % LEVELS_PER_TILE;
        int count = 1 << above;
        stored.read(level / LEVELS_PER_TILE, index << above, count, buffer);
        hasher.foldPerfect(buffer, count);
        return Hash.copyOf(buffer, 0);
    }
}
