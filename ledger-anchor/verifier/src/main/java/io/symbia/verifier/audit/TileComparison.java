package io.symbia.verifier.audit;

import io.symbia.tlog.tile.HashTile;
import io.symbia.tlog.tile.TilePath;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.report.CouldNotCheckException;
import io.symbia.verifier.report.NotProvenException;
import io.symbia.verifier.source.PublishedTiles;
import java.util.ArrayList;
import java.util.List;

/** Collects the computed hashes of each level into tiles, and compares each with the published one. */
final class TileComparison {
    private final PublishedTiles published;
    private final List<Level> levels = new ArrayList<>();
    private long tiles;

    TileComparison(PublishedTiles published) {
        this.published = published;
    }

    private static final class Level {
        private final int number;
        private final byte[] hashes = new byte[TilePath.FULL_WIDTH * Hash.SIZE_BYTES];
        private long tileIndex;
        private int width;

        Level(int number) {
            this.number = number;
        }
    }

    /** Takes the next hash of a level; for use as {@code CompletedHashes}, which cannot throw, so it compares nothing yet. */
    void add(int tileLevel, long index, byte[] hashes, int offset) {
        if (tileLevel == levels.size()) {
            levels.add(new Level(tileLevel));
        }
        Level level = levels.get(tileLevel);
        System.arraycopy(hashes, offset, level.hashes, level.width * Hash.SIZE_BYTES, Hash.SIZE_BYTES);
        level.width++;
    }

    /** Compares and empties the tiles that are full. To be called after each leaf. */
    void compareFullTiles() throws NotProvenException, CouldNotCheckException {
        for (Level level : levels) {
            if (level.width == TilePath.FULL_WIDTH) {
                compare(level);
            }
        }
    }

    /** Compares the partial tiles at the right edge. */
    void finish() throws NotProvenException, CouldNotCheckException {
        for (Level level : levels) {
            if (level.width > 0) {
                compare(level);
            }
        }
    }

    private void compare(Level level) throws NotProvenException, CouldNotCheckException {
        HashTile tile = new HashTile(level.number, level.tileIndex, level.width);
        Octets computed = Octets.copyOf(level.hashes, 0, tile.sizeBytes());
        if (!published.read(tile).equals(computed)) {
            throw new NotProvenException("tiles", tile + " does not hold the hashes of the entries below it");
        }
        tiles++;
        level.tileIndex++;
        level.width = 0;
    }

    /** Number of tiles that were compared. */
    long tiles() {
        return tiles;
    }
}
