package io.symbia.log.storage.levels;

import io.symbia.tlog.tile.TilePath;
import io.symbia.tlog.tree.CompletedHashes;
import io.symbia.tlog.tree.Hash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** Compares the hashes that the entries give with those in the level files, a tile at a time. */
public final class LevelCheck implements CompletedHashes {
    private final LevelFiles files;
    private final byte[][] tiles = new byte[LevelFiles.MAX_LEVELS][TilePath.FULL_WIDTH * Hash.SIZE_BYTES];
    private final int[] widths = new int[LevelFiles.MAX_LEVELS];
    private final long[] loaded = new long[LevelFiles.MAX_LEVELS]; // Which tile of each level is at hand.
    private boolean damaged;

    /** A check that has found nothing yet. */
    public LevelCheck(LevelFiles files) {
        this.files = files;
        Arrays.fill(loaded, -1);
    }

    @Override
    public void completed(int tileLevel, long index, byte[] hashes, int offset) {
        int column = (int) (index % TilePath.FULL_WIDTH);
        if (loaded[tileLevel] != index / TilePath.FULL_WIDTH) {
            loaded[tileLevel] = index / TilePath.FULL_WIDTH;
            widths[tileLevel] = available(tileLevel, index - column);
        }
        int start = column * Hash.SIZE_BYTES;
        boolean equal = column < widths[tileLevel]
                && Arrays.equals(
                        tiles[tileLevel], start, start + Hash.SIZE_BYTES, hashes, offset, offset + Hash.SIZE_BYTES);
        damaged |= !equal;
    }

    private int available(int level, long index) {
        try {
            return files.readAvailable(level, index, TilePath.FULL_WIDTH, tiles[level]);
        } catch (IOException failed) {
            throw new UncheckedIOException("could not read " + LevelFiles.name(level), failed);
        }
    }

    /** Whether any hash was missing or different. */
    public boolean isDamaged() {
        return damaged;
    }
}
