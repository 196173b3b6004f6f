package io.symbia.log.index;

import io.symbia.log.entries.EntryVisitor;
import io.symbia.log.storage.LogReader;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Finds the leaf of a digest and the leaf of a place in a stream. Filled while the log is opened and after each batch is sealed, so it knows
 * leaves that are not published yet; holds 22 to 43 bytes a leaf in memory, so 100 million leaves need 2 to 4 GB.
 */
public final class LeafIndex implements EntryVisitor {
    private static final int EXPECTED_LEAVES = 1 << 16;

    private final KeyHash hash;
    private final LeafTable byDigest = new LeafTable(EXPECTED_LEAVES); // Guarded by this.
    private final LeafTable byPlace = new LeafTable(EXPECTED_LEAVES); // Guarded by this.

    /** An empty index. */
    public LeafIndex(KeyHash hash) {
        this.hash = hash;
    }

    /** Adds one entry. */
    @Override
    public synchronized void entry(long leafIndex, byte[] bytes, int offset) {
        byDigest.add(hash.ofDigest(bytes, offset + Entry.DIGEST_OFFSET), leafIndex);
        if (bytes[offset] == Entry.EVENT_KIND) {
            long tagHigh = KeyHash.longAt(bytes, offset + Entry.TAG_OFFSET);
            long tagLow = KeyHash.longAt(bytes, offset + Entry.TAG_OFFSET + Long.BYTES);
            byPlace.add(hash.ofPlace(tagHigh, tagLow, Entry.readSequence(bytes, offset)), leafIndex);
        }
    }

    /** The leaf whose entry has that digest. */
    public synchronized OptionalLong leafOf(Hash digest, LogReader reader) {
        long leafIndex = byDigest.find(
                hash.of(digest),
                candidate -> entryAt(candidate, reader).digest().equals(digest));
        return leafIndex == LeafTable.NONE ? OptionalLong.empty() : OptionalLong.of(leafIndex);
    }

    /** The leaf of the event at that place of a stream. */
    public synchronized OptionalLong leafAt(StreamTag tag, long sequence, LogReader reader) {
        long leafIndex = byPlace.find(
                hash.ofPlace(tag, sequence),
                candidate -> entryAt(candidate, reader) instanceof Entry.Event event
                        && event.tag().equals(tag)
                        && event.sequence() == sequence);
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
            Octets entry = reader.entry(leafIndex);
            return Entry.parse(entry);
        } catch (IOException failed) {
            throw new UncheckedIOException("could not read leaf " + leafIndex, failed);
        }
    }
}
