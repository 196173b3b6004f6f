package io.symbia.mirror;

import io.symbia.disk.Disk;
import io.symbia.disk.DurableFile;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.tile.EntryTile;
import io.symbia.tlog.tile.HashTile;
import io.symbia.tlog.tile.StoredHashes;
import io.symbia.tlog.tile.TileHashReader;
import io.symbia.tlog.tile.TilePath;
import io.symbia.tlog.tree.Frontier;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.MerkleTree;
import io.symbia.tlog.tree.Octets;
import io.symbia.tlog.tree.TreeHasher;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The entries of one log and the hashes of its tree, in the flat files of the log itself: a bundle and a tile are byte ranges. What lies behind
 * the mirror checkpoint is pending, is written where it will stay, and lasts only after {@link #force}.
 *
 * <p>Reads may come from any thread; appends from one at a time.
 */
final class LogCopy implements StoredHashes, Closeable {
    /** A record of the file of entries: two bytes of length, and the entry. */
    static final int RECORD_BYTES = Short.BYTES + Entry.SIZE_BYTES;

    private static final int LEVELS = 8; // A tree of 2^63 leaves has 8 levels of tiles.
    private static final int RECORDS_AT_ONCE = 4096;

    private final DurableFile entries;
    private final List<DurableFile> levels = new ArrayList<>();
    private final TreeHasher hasher = new TreeHasher();
    private Frontier frontier = new Frontier();
    private volatile long next;

    private LogCopy(Disk disk, String prefix) throws IOException {
        entries = disk.open(prefix + "-entries");
        for (int level = 0; level < LEVELS; level++) levels.add(disk.open(prefix + "-level-" + level));
    }

    /**
     * Opens a copy at the checkpoint that was cosigned last; what lies behind it is uploaded again.
     *
     * @throws LostCopyException when the files do not give that root
     */
    static LogCopy open(Disk disk, String prefix, long size, Hash root) throws IOException {
        LogCopy copy = new LogCopy(disk, prefix);
        copy.restore(size, root);
        disk.forceDirectory(); // Files made just now must be there after a power cut, or their forced content is not.
        return copy;
    }

    private void restore(long size, Hash root) throws IOException {
        if (entries.size() < size * RECORD_BYTES) {
            throw new LostCopyException(
                    "entries: has %d bytes, %d leaves were cosigned".formatted(entries.size(), size));
        }
        if (!isEdge(size, root)) { // The hashes follow from the entries, which alone cannot be made again.
            frontier = new Frontier();
            rebuild(size);
        }
        if (!frontier.root().equals(root)) {
            throw new LostCopyException("entries: the first %d do not have the root that was cosigned".formatted(size));
        }
        next = size;
    }

    private boolean isEdge(long size, Hash root) {
        try {
            frontier = Frontier.restore(size, new TileHashReader(this));
            return frontier.root().equals(root);
        } catch (UncheckedIOException missing) {
            return false;
        }
    }

    private void rebuild(long size) throws IOException {
        byte[] records = new byte[RECORDS_AT_ONCE * RECORD_BYTES];
        while (frontier.size() < size) {
            int count = (int) Math.min(RECORDS_AT_ONCE, size - frontier.size());
            entries.readFully(frontier.size() * RECORD_BYTES, records, 0, count * RECORD_BYTES);
            grow(records, 0, count);
        }
    }

    /** The first entry that is not here. */
    long next() {
        return next;
    }

    /** Adds entries behind those that are here; not lasting yet. */
    void append(byte[] records, int firstRecord, int count) throws IOException {
        int length = count * RECORD_BYTES;
        entries.write(next * RECORD_BYTES, ByteBuffer.wrap(records, firstRecord * RECORD_BYTES, length));
        Frontier before = frontier.copy();
        try {
            grow(records, firstRecord, count);
        } catch (IOException failed) { // The disk is full: the same is uploaded again later.
            frontier = before;
            throw failed;
        }
        next = frontier.size();
    }

    private void grow(byte[] records, int firstRecord, int count) throws IOException {
        byte[] leaf = new byte[Hash.SIZE_BYTES];
        try {
            for (int record = firstRecord; record < firstRecord + count; record++) {
                hasher.hashLeaf(records, record * RECORD_BYTES + Short.BYTES, Entry.SIZE_BYTES, leaf, 0);
                frontier.append(leaf, 0, this::write);
            }
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private void write(int level, long index, byte[] hashes, int offset) {
        try {
            levels.get(level).write(index * Hash.SIZE_BYTES, ByteBuffer.wrap(hashes, offset, Hash.SIZE_BYTES));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What is missing of the first leaves, if anything is. */
    Optional<String> loss(long size) throws IOException {
        return entries.size() >= size * RECORD_BYTES
                ? Optional.empty()
                : Optional.of("entries has %d bytes, %d leaves were cosigned".formatted(entries.size(), size));
    }

    /** Makes all entries and hashes so far last. */
    void force() {
        entries.force();
        levels.forEach(DurableFile::force);
    }

    /** The root of the first leaves, at most as many as are here. */
    Hash root(long size) {
        return MerkleTree.root(size, new TileHashReader(this));
    }

    /** The entry of a leaf that is here. */
    Entry entry(long leafIndex) throws IOException {
        byte[] entry = new byte[Entry.SIZE_BYTES];
        entries.readFully(leafIndex * RECORD_BYTES + Short.BYTES, entry, 0, entry.length);
        return Entry.parse(Octets.of(entry));
    }

    /** The body of a bundle of entries. */
    Octets bundle(EntryTile tile) throws IOException {
        byte[] body = new byte[tile.width() * RECORD_BYTES];
        entries.readFully(tile.firstLeafIndex() * RECORD_BYTES, body, 0, body.length);
        return Octets.of(body);
    }

    /** The body of a tile of hashes. */
    Octets tile(HashTile tile) throws IOException {
        byte[] body = new byte[tile.sizeBytes()];
        levels.get(tile.level()).readFully(tile.index() * TilePath.FULL_WIDTH * Hash.SIZE_BYTES, body, 0, body.length);
        return Octets.of(body);
    }

    /** Hashes of leaves that are here, none of them in another tile than the first. */
    List<Hash> leafHashes(long first, int count) throws IOException {
        byte[] hashes = new byte[count * Hash.SIZE_BYTES];
        levels.getFirst().readFully(first * Hash.SIZE_BYTES, hashes, 0, hashes.length);
        List<Hash> leaves = new ArrayList<>();
        for (int leaf = 0; leaf < count; leaf++) leaves.add(Hash.copyOf(hashes, leaf * Hash.SIZE_BYTES));
        return leaves;
    }

    @Override
    public void read(int tileLevel, long firstIndex, int count, byte[] target) {
        try {
            levels.get(tileLevel).readFully(firstIndex * Hash.SIZE_BYTES, target, 0, count * Hash.SIZE_BYTES);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    @Override
    public void close() throws IOException {
        entries.close();
        for (DurableFile level : levels) level.close();
    }
}
