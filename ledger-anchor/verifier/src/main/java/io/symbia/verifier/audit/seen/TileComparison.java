package io.symbia.verifier.audit.seen;

import io.symbia.tlog.tile.HashTile;
import io.symbia.tlog.tile.StoredHashes;
import io.symbia.tlog.tile.TilePath;
import io.symbia.tlog.tree.Hash;
import io.symbia.verifier.report.CouldNotCheckException;
import io.symbia.verifier.report.NotProvenException;
import io.symbia.verifier.source.PublishedTiles;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Collects the computed hashes of each level into tiles, and compares each with the published one. What it holds of the partial tiles is the
 * right edge of the tree, from which an audit goes on.
 */
public final class TileComparison implements StoredHashes {
    private static final int LEVEL_BITS = 8;

    private final List<Level> levels = new ArrayList<>();

    private static final class Level {
        private final int number;
        private final byte[] hashes = new byte[TilePath.FULL_WIDTH * Hash.SIZE_BYTES];
        private long tileIndex;
        private int width;

        Level(int number) {
            this.number = number;
        }

        HashTile tile() {
            return new HashTile(number, tileIndex, width);
        }
    }

    /** Takes the next hash of a level; for use as {@code CompletedHashes}, which cannot throw, so it compares nothing yet. */
    public void add(int tileLevel, long index, byte[] hashes, int offset) {
        if (tileLevel == levels.size()) {
            levels.add(new Level(tileLevel));
        }
        Level level = levels.get(tileLevel);
        System.arraycopy(hashes, offset, level.hashes, level.width * Hash.SIZE_BYTES, Hash.SIZE_BYTES);
        level.width++;
    }

    /** Compares and empties the tiles that are full. To be called after each leaf. */
    public void compareFullTiles(PublishedTiles published) throws NotProvenException, CouldNotCheckException {
        for (Level level : levels) {
            if (level.width == TilePath.FULL_WIDTH) {
                compare(level, published);
                level.tileIndex++;
                level.width = 0;
            }
        }
    }

    /** Compares the partial tiles at the right edge, and keeps them. */
    public void comparePartialTiles(PublishedTiles published) throws NotProvenException, CouldNotCheckException {
        for (Level level : levels) {
            if (level.width > 0) {
                compare(level, published);
            }
        }
    }

    private void compare(Level level, PublishedTiles published) throws NotProvenException, CouldNotCheckException {
        requireSame(
                level,
                published.read(level.tile()).toArray(),
                "tiles",
                "does not hold the hashes of the entries below it");
    }

    private static void requireSame(Level level, byte[] read, String check, String otherwise)
            throws NotProvenException {
        int sizeBytes = level.width * Hash.SIZE_BYTES;
        int different = Arrays.mismatch(level.hashes, 0, sizeBytes, read, 0, sizeBytes);
        if (different >= 0) {
            long index = level.tileIndex * TilePath.FULL_WIDTH + different / Hash.SIZE_BYTES;
            String place = leaves(level.number, index);
            throw new NotProvenException(check, place, level.tile() + " " + otherwise + ", first " + place);
        }
    }

    private static String leaves(int tileLevel, long index) {
        if (tileLevel == 0) {
            return "leaf " + index;
        }
        int bits = LEVEL_BITS * tileLevel;
        return "leaves " + (index << bits) + " to " + (((index + 1) << bits) - 1);
    }

    /**
     * Finds the first leaves that were other ones when the edge was computed; what is published now is of a tree that is at least as large. Higher
     * levels are to the left.
     */
    public void requireSameEdge(PublishedTiles published, long treeSize)
            throws NotProvenException, CouldNotCheckException {
        for (Level level : levels.reversed()) {
            if (level.width > 0) {
                long last = level.tileIndex * TilePath.FULL_WIDTH + level.width - 1;
                HashTile now = HashTile.holding(level.number, last, treeSize);
                requireSame(level, published.read(now).toArray(), "history", "is not what it was");
            }
        }
    }

    /** Reads hashes of the partial tiles, which are all that the right edge needs. */
    @Override
    public void read(int tileLevel, long firstIndex, int count, byte[] target) {
        int first = (int) (firstIndex % TilePath.FULL_WIDTH) * Hash.SIZE_BYTES;
        System.arraycopy(levels.get(tileLevel).hashes, first, target, 0, count * Hash.SIZE_BYTES);
    }

    /** The hashes of the partial tiles, lowest level first; their number follows from the size of the tree. */
    void write(DataOutputStream out) throws IOException {
        for (Level level : levels) {
            out.write(level.hashes, 0, level.width * Hash.SIZE_BYTES);
        }
    }

    /** The edge that {@link #write} wrote. */
    static TileComparison read(long treeSize, DataInputStream in) throws IOException {
        TileComparison comparison = new TileComparison();
        for (long hashes = treeSize; hashes > 0; hashes >>= LEVEL_BITS) {
            Level level = new Level(comparison.levels.size());
            level.tileIndex = hashes / TilePath.FULL_WIDTH;
            level.width = (int) (hashes % TilePath.FULL_WIDTH);
            in.readFully(level.hashes, 0, level.width * Hash.SIZE_BYTES);
            comparison.levels.add(level);
        }
        return comparison;
    }

    /** Number of tiles of the tree so far, full or not. */
    public long tiles() {
        return levels.stream()
                .mapToLong(level -> level.tileIndex + (level.width > 0 ? 1 : 0))
                .sum();
    }
}
