package io.symbia.tlog.tile;

/**
 * A tile of entries, also called an entry bundle: the entries whose leaf hashes are the level-0 tile of the same index and width.
 *
 * @param index zero-based
 * @param width number of entries, in [1, 256]
 */
public record EntryTile(long index, int width) implements TilePath {
    /** Refuses what no path can say. */
    public EntryTile {
        if (index < 0 || width < 1 || width > FULL_WIDTH) {
            throw new IllegalArgumentException("no entry tile has index " + index + ", width " + width);
        }
    }

    /** The tile that holds an entry in a tree of {@code treeSize} leaves. */
    public static EntryTile holding(long leafIndex, long treeSize) {
        HashTile hashes = HashTile.holding(0, leafIndex, treeSize);
        return new EntryTile(hashes.index(), hashes.width());
    }

    /** Index of its first entry. */
    public long firstLeafIndex() {
        return index * FULL_WIDTH;
    }

    /** Whether a tree of that size has all entries of this tile. */
    public boolean isWithin(long treeSize) {
        return new HashTile(0, index, width).isWithin(treeSize);
    }

    @Override
    public String path() {
        return "tile/entries/" + TilePath.formatIndex(index) + (isPartial() ? ".p/" + width : "");
    }

    @Override
    public String toString() {
        return path();
    }
}
