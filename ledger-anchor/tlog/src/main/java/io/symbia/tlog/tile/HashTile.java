package io.symbia.tlog.tile;

import io.symbia.tlog.tree.Hash;
import java.util.ArrayList;
import java.util.List;

/**
 * A tile of hashes: {@code width} neighbouring hashes of one level, each over {@code 256^level} leaves.
 *
 * @param level tile level, in [0, 63]; level 0 are leaf hashes
 * @param index zero-based within the level
 * @param width number of hashes, in [1, 256]
 */
public record HashTile(int level, long index, int width) implements TilePath {
    /** c2sp.org/tlog-tiles: "an integer between 0 and 63". */
    public static final int MAX_LEVEL = 63;

    /** The most levels that a tree of 2^63 - 1 leaves can fill: 8 levels of 8 bits. */
    private static final int USED_LEVELS = 8;

    /** Refuses what no path can say. */
    public HashTile {
        if (level < 0 || level > MAX_LEVEL || index < 0 || width < 1 || width > FULL_WIDTH) {
            throw new IllegalArgumentException("no tile has level " + level + ", index " + index + ", width " + width);
        }
    }

    /** Every tile of a tree, partial ones at the right edge included, lowest level first. Only for trees whose tiles fit in memory. */
    public static List<HashTile> tilesOf(long treeSize) {
        List<HashTile> tiles = new ArrayList<>();
        for (int level = 0; level < USED_LEVELS; level++) {
            long hashes = hashesAt(level, treeSize);
            for (long index = 0; index * FULL_WIDTH < hashes; index++) {
                tiles.add(new HashTile(level, index, (int) Math.min(FULL_WIDTH, hashes - index * FULL_WIDTH)));
            }
        }
        return List.copyOf(tiles);
    }

    /** The tile that holds a hash in a tree of {@code treeSize} leaves, as wide as that tree makes it. */
    public static HashTile holding(int level, long hashIndex, long treeSize) {
        long hashes = hashesAt(level, treeSize);
        if (hashIndex < 0 || hashIndex >= hashes) {
            throw new IllegalArgumentException(
                    "level " + level + " of " + treeSize + " leaves has no hash " + hashIndex);
        }
        long index = hashIndex / FULL_WIDTH;
        return new HashTile(level, index, (int) Math.min(FULL_WIDTH, hashes - index * FULL_WIDTH));
    }

    /** How many hashes a level of a tree has: {@code floor(treeSize / 256^level)}. */
    public static long hashesAt(int level, long treeSize) {
        return level < USED_LEVELS ? treeSize >> (8 * level) : 0;
    }

    /** Number of bytes: 32 a hash. */
    public int sizeBytes() {
        return width * Hash.SIZE_BYTES;
    }

    /** Whether a tree of that size has all hashes of this tile. */
    public boolean isWithin(long treeSize) {
        return index < hashesAt(level, treeSize) && index * FULL_WIDTH + width <= hashesAt(level, treeSize);
    }

    @Override
    public String path() {
        return "tile/" + level + "/" + TilePath.formatIndex(index) + (isPartial() ? ".p/" + width : "");
    }

    @Override
    public String toString() {
        return path();
    }
}
