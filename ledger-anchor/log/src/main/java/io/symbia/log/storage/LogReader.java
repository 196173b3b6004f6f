package io.symbia.log.storage;

import io.symbia.disk.Disk;
import io.symbia.disk.DurableFile;
import io.symbia.log.entries.EntryBlock;
import io.symbia.log.entries.EntryVisitor;
import io.symbia.log.storage.commits.Commit;
import io.symbia.log.storage.commits.CommitFile;
import io.symbia.log.storage.levels.LevelFiles;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.tile.EntryTile;
import io.symbia.tlog.tile.HashTile;
import io.symbia.tlog.tile.StoredHashes;
import io.symbia.tlog.tree.Octets;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads what was committed, from any thread, while the writer goes on. The caller asks only for what the published size covers. The files
 * are opened apart from the writer's: an interrupted reader closes its own.
 */
public final class LogReader implements Closeable {
    private static final int ENTRIES_AT_ONCE = 4096; // 220 KB a read.

    private final DurableFile entries;
    private final LevelFiles levels;
    private final RecordFile manifests;
    private final CommitFile commits;

    /** Opens the files of a log that {@link LogStore} has opened. */
    public LogReader(Disk disk) throws IOException {
        entries = disk.open(LogStore.ENTRIES);
        levels = new LevelFiles(disk);
        manifests = RecordFile.open(disk, LogStore.MANIFESTS);
        commits = CommitFile.open(disk);
    }

    /** The body of a tile of hashes. */
    public Octets tile(HashTile tile) {
        byte[] body = new byte[tile.sizeBytes()];
        levels.read(tile.level(), tile.index() * HashTile.FULL_WIDTH, tile.width(), body);
        return Octets.of(body);
    }

    /** The body of a tile of entries. */
    public Octets entries(EntryTile tile) throws IOException {
        return Octets.of(records(tile.firstLeafIndex(), tile.width()));
    }

    /**
     * Shows neighbouring entries, in one read.
     *
     * @param count at most a few thousand
     */
    public void visit(long firstLeafIndex, int count, EntryVisitor visitor) throws IOException {
        byte[] records = records(firstLeafIndex, count);
        for (int index = 0; index < count; index++) {
            visitor.entry(firstLeafIndex + index, records, index * EntryBlock.RECORD_BYTES + Short.BYTES);
        }
    }

    /** Shows the entries from one leaf to before another. */
    public void visitAll(long firstLeafIndex, long end, EntryVisitor visitor) throws IOException {
        for (long first = firstLeafIndex; first < end; first += ENTRIES_AT_ONCE) {
            visit(first, (int) Math.min(ENTRIES_AT_ONCE, end - first), visitor);
        }
    }

    private byte[] records(long firstLeafIndex, int count) throws IOException {
        byte[] records = new byte[count * EntryBlock.RECORD_BYTES];
        entries.readFully(firstLeafIndex * EntryBlock.RECORD_BYTES, records, 0, records.length);
        return records;
    }

    /** The 53 bytes of one entry. */
    public Octets entry(long leafIndex) throws IOException {
        byte[] entry = new byte[Entry.SIZE_BYTES];
        entries.readFully(leafIndex * EntryBlock.RECORD_BYTES + Short.BYTES, entry, 0, entry.length);
        return Octets.of(entry);
    }

    /** The bytes of a manifest. */
    public Octets manifest(long batch) throws IOException {
        return manifests.read(batch);
    }

    /**
     * The commit at exactly that size.
     *
     * @param batches how many batches are published
     */
    public Optional<Commit> findCommit(long size, long batches) throws IOException {
        return commits.findBySize(size, batches);
    }

    /**
     * The commit of the batch that holds a leaf.
     *
     * @param batches how many cover it at least
     */
    public Commit commitHolding(long leaf, long batches) throws IOException {
        return commits.holding(leaf, batches);
    }

    /** The hashes of all tiles, for proofs. */
    public StoredHashes hashes() {
        return levels;
    }

    @Override
    public void close() throws IOException {
        try (entries;
                levels;
                manifests;
                commits) {
            // Only to close them all, whichever fails.
        }
    }
}
