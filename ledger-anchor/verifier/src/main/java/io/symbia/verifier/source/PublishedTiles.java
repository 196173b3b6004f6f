package io.symbia.verifier.source;

import io.symbia.tlog.tile.EntryTile;
import io.symbia.tlog.tile.HashTile;
import io.symbia.tlog.tile.TilePath;
import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.report.CouldNotCheckException;
import io.symbia.verifier.report.NotProvenException;
import java.util.Optional;

/**
 * The tiles of a published log, as wide as asked for. c2sp.org/tlog-tiles lets a log delete a partial tile once it is full, so a full tile
 * serves in its place.
 */
public final class PublishedTiles {
    private final LogSource log;

    /** The tiles of that log. */
    public PublishedTiles(LogSource log) {
        this.log = log;
    }

    /** Says that a tile will be read soon. */
    public void expect(TilePath tile) {
        log.expect(tile.path());
    }

    /** The bytes of a hash tile: exactly 32 for each hash of its width. */
    public Octets read(HashTile tile) throws CouldNotCheckException, NotProvenException {
        HashTile served = new HashTile(tile.level(), tile.index(), TilePath.FULL_WIDTH);
        Optional<Octets> exact = log.find(tile.path());
        Octets bytes = exact.isPresent() ? exact.get() : log.read(served.path());
        int expected = exact.isPresent() ? tile.sizeBytes() : served.sizeBytes();
        if (bytes.size() != expected) {
            throw NotProvenException.unattributed(
                    "tiles", tile.path(), tile + " has " + sizeBytes(bytes.size(), expected) + ", not " + expected);
        }
        return Octets.copyOf(bytes.toArray(), 0, tile.sizeBytes());
    }

    /**
     * The bytes of an entry tile whose entries all have one size: for each, two bytes of length and the entry.
     *
     * @param entrySizeBytes what each length must say
     */
    public Octets read(EntryTile tile, int entrySizeBytes) throws CouldNotCheckException, NotProvenException {
        int recordBytes = Short.BYTES + entrySizeBytes;
        Optional<Octets> exact = log.find(tile.path());
        EntryTile full = new EntryTile(tile.index(), TilePath.FULL_WIDTH);
        byte[] bytes = (exact.isPresent() ? exact.get() : log.read(full.path())).toArray();
        int records = exact.isPresent() ? tile.width() : TilePath.FULL_WIDTH;
        String place = "leaves " + tile.firstLeafIndex() + " to " + (tile.firstLeafIndex() + tile.width() - 1);
        if (bytes.length != records * recordBytes) {
            throw NotProvenException.unattributed(
                    "entries",
                    place,
                    tile + " has " + sizeBytes(bytes.length, records * recordBytes) + ", not " + records
                            + " entries of " + entrySizeBytes);
        }
        for (int at = 0; at < bytes.length; at += recordBytes) {
            if ((((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF)) != entrySizeBytes) {
                throw NotProvenException.unattributed(
                        "entries", place, tile + " has an entry that is not of " + entrySizeBytes + " bytes");
            }
        }
        return Octets.copyOf(bytes, 0, tile.width() * recordBytes);
    }

    /** What is too long was cut when it was read. */
    private static String sizeBytes(int read, int expected) {
        return read > expected ? "more than " + expected + " bytes" : read + " bytes";
    }
}
