package io.symbia.verifier.source;

import io.symbia.tlog.tile.EntryBundle;
import io.symbia.tlog.tile.EntryTile;
import io.symbia.tlog.tile.HashTile;
import io.symbia.tlog.tile.TilePath;
import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.report.CouldNotCheckException;
import io.symbia.verifier.report.NotProvenException;
import java.util.List;
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
            throw new NotProvenException("tiles", tile + " has " + bytes.size() + " bytes, not " + expected);
        }
        return Octets.copyOf(bytes.toArray(), 0, tile.sizeBytes());
    }

    /** The entries of an entry tile, exactly as many as its width. */
    public List<Octets> read(EntryTile tile) throws CouldNotCheckException, NotProvenException {
        Optional<Octets> exact = log.find(tile.path());
        EntryTile full = new EntryTile(tile.index(), TilePath.FULL_WIDTH);
        List<Octets> entries = parse(tile, exact.isPresent() ? exact.get() : log.read(full.path()));
        int expected = exact.isPresent() ? tile.width() : TilePath.FULL_WIDTH;
        if (entries.size() != expected) {
            throw new NotProvenException("entries", tile + " has " + entries.size() + " entries, not " + expected);
        }
        return entries.subList(0, tile.width());
    }

    private static List<Octets> parse(EntryTile tile, Octets bytes) throws NotProvenException {
        try {
            return EntryBundle.parse(bytes).entries();
        } catch (IllegalArgumentException e) {
            throw new NotProvenException("entries", tile + ": " + e.getMessage());
        }
    }
}
