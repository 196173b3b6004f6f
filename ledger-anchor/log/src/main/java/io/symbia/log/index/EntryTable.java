package io.symbia.log.index;

import io.symbia.log.entries.EntryVisitor;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.tree.Hash;
import java.util.function.LongFunction;

/**
 * From the digest of an entry, and from the place of an event in its stream, to the entry's number. The entries are kept elsewhere. 22 to
 * 43 bytes an entry; not for use by two threads at once.
 */
public final class EntryTable implements EntryVisitor {
    private final KeyHash hash;
    private final LeafTable byDigest;
    private final LeafTable byPlace;

    /** An empty table, with room for that many entries before it grows. */
    public EntryTable(KeyHash hash, int expectedEntries) {
        this.hash = hash;
        byDigest = new LeafTable(expectedEntries);
        byPlace = new LeafTable(expectedEntries);
    }

    /** Adds one entry. */
    @Override
    public void entry(long number, byte[] bytes, int offset) {
        byDigest.add(hash.ofDigest(bytes, offset + Entry.DIGEST_OFFSET), number);
        if (bytes[offset] == Entry.EVENT_KIND) {
            long tagHigh = KeyHash.longAt(bytes, offset + Entry.TAG_OFFSET);
            long tagLow = KeyHash.longAt(bytes, offset + Entry.TAG_OFFSET + Long.BYTES);
            byPlace.add(hash.ofPlace(tagHigh, tagLow, Entry.readSequence(bytes, offset)), number);
        }
    }

    /**
     * The number of the entry with that digest, or {@link LeafTable#NONE}.
     *
     * @param entries by number
     */
    public long find(Hash digest, LongFunction<Entry> entries) {
        return byDigest.find(
                hash.of(digest), number -> entries.apply(number).digest().equals(digest));
    }

    /**
     * The number of the event at that place of a stream, or {@link LeafTable#NONE}.
     *
     * @param entries by number
     */
    public long find(StreamTag tag, long sequence, LongFunction<Entry> entries) {
        return byPlace.find(
                hash.ofPlace(tag, sequence),
                number -> entries.apply(number) instanceof Entry.Event event
                        && event.tag().equals(tag)
                        && event.sequence() == sequence);
    }

    /** Forgets everything. */
    public void clear() {
        byDigest.clear();
        byPlace.clear();
    }
}
