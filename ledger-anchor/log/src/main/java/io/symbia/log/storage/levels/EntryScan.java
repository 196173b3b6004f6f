package io.symbia.log.storage.levels;

import io.symbia.disk.DurableFile;
import io.symbia.log.entries.EntryBlock;
import io.symbia.log.storage.commits.DamagedLogException;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.tree.CompletedHashes;
import io.symbia.tlog.tree.Frontier;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.TreeHasher;
import java.io.IOException;

/** Reads neighbouring entries and hashes each into a tree. */
public final class EntryScan {
    private static final int RECORDS_AT_ONCE = 4096; // 220 KB a read.

    private final DurableFile entries;
    private final Frontier frontier;
    private final CompletedHashes completed;
    private final TreeHasher hasher = new TreeHasher();
    private final byte[] leafHash = new byte[Hash.SIZE_BYTES];
    private final byte[] records = new byte[RECORDS_AT_ONCE * EntryBlock.RECORD_BYTES];

    /**
     * A scan that goes on behind a tree.
     *
     * @param frontier  grows
     * @param completed takes the hashes that tiles store
     */
    public EntryScan(DurableFile entries, Frontier frontier, CompletedHashes completed) {
        this.entries = entries;
        this.frontier = frontier;
        this.completed = completed;
    }

    /**
     * Fills the level files again from entries that are known to be good.
     *
     * @param from the tree whose hashes need not be filled
     */
    public static void rebuildLevels(DurableFile entries, Frontier from, long size, LevelFiles levels)
            throws IOException {
        LevelBuffer buffer = new LevelBuffer();
        EntryScan scan = new EntryScan(entries, from, buffer);
        while (scan.frontier.size() < size) {
            buffer.clear();
            scan.readRecords((int) Math.min(RECORDS_AT_ONCE, size - scan.frontier.size()));
            buffer.writeTo(levels);
        }
    }

    /** Reads on to the end of a batch whose last entry, and only that, must be a manifest's; returns the manifest's digest. */
    public Hash readTo(long size) throws IOException {
        int count = 0;
        while (frontier.size() < size) {
            long first = frontier.size();
            count = (int) Math.min(RECORDS_AT_ONCE, size - first);
            readRecords(count);
            for (int index = 0; index < count; index++) {
                requireKind(index, first + index, first + index == size - 1);
            }
        }
        int lastEntry = (count - 1) * EntryBlock.RECORD_BYTES + Short.BYTES;
        return Hash.copyOf(records, lastEntry + Entry.DIGEST_OFFSET);
    }

    private void readRecords(int count) throws IOException {
        entries.readFully(frontier.size() * EntryBlock.RECORD_BYTES, records, 0, count * EntryBlock.RECORD_BYTES);
        for (int index = 0; index < count; index++) {
            int offset = index * EntryBlock.RECORD_BYTES;
            if (records[offset] != 0 || records[offset + 1] != Entry.SIZE_BYTES) {
                throw new DamagedLogException(
                        "entries: leaf %d has no length of 53 before it".formatted(frontier.size()));
            }
            hasher.hashLeaf(records, offset + Short.BYTES, Entry.SIZE_BYTES, leafHash, 0);
            frontier.append(leafHash, 0, completed);
        }
    }

    private void requireKind(int index, long leafIndex, boolean isLastOfBatch) {
        byte kind = records[index * EntryBlock.RECORD_BYTES + Short.BYTES];
        if (kind != (isLastOfBatch ? Entry.MANIFEST_KIND : Entry.EVENT_KIND)) {
            throw new DamagedLogException("entries: leaf %d is of kind %d".formatted(leafIndex, kind));
        }
    }
}
