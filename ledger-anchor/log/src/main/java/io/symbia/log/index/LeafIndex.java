package io.symbia.log.index;

import io.symbia.log.entries.EntryVisitor;
import io.symbia.log.storage.LogReader;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.tree.Hash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Finds the leaf of a digest and the leaf of a place in a stream. Filled while the log is opened and after each batch is sealed, so it knows
 * leaves that are not published yet; 100 million leaves need 2 to 4 GB of memory.
 */
public final class LeafIndex implements EntryVisitor {
    private static final int EXPECTED_LEAVES = 1 << 16;

    private final EntryTable table; // Guarded by this, like the next.
    private long leaves;

    /** An empty index. */
    public LeafIndex(KeyHash hash) {
        table = new EntryTable(hash, EXPECTED_LEAVES);
    }

    /** Adds the entry of the next leaf. */
    @Override
    public synchronized void entry(long leafIndex, byte[] bytes, int offset) {
        table.entry(leafIndex, bytes, offset);
        leaves = leafIndex + 1;
    }

    /** Number of leaves that can be found. */
    public synchronized long leaves() {
        return leaves;
    }

    /** The leaf whose entry has that digest. */
    public synchronized OptionalLong leafOf(Hash digest, LogReader reader) {
        return found(table.find(digest, leafIndex -> entryAt(leafIndex, reader)));
    }

    /** The leaf of the event at that place of a stream. */
    public synchronized OptionalLong leafAt(StreamTag tag, long sequence, LogReader reader) {
        return found(table.find(tag, sequence, leafIndex -> entryAt(leafIndex, reader)));
    }

    private static OptionalLong found(long leafIndex) {
        return leafIndex == LeafTable.NONE ? OptionalLong.empty() : OptionalLong.of(leafIndex);
    }

    /** The digest of the event at that place of a stream. */
    public Optional<Hash> digestAt(StreamTag tag, long sequence, LogReader reader) {
        OptionalLong leafIndex = leafAt(tag, sequence, reader);
        return leafIndex.isPresent()
                ? Optional.of(entryAt(leafIndex.getAsLong(), reader).digest())
                : Optional.empty();
    }

    private static Entry entryAt(long leafIndex, LogReader reader) {
        try {
            return Entry.parse(reader.entry(leafIndex));
        } catch (IOException failed) {
            throw new UncheckedIOException("could not read leaf " + leafIndex, failed);
        }
    }
}
