package io.symbia.log.entries;

import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.tree.Octets;
import io.symbia.tlog.tree.TreeHasher;
import java.nio.ByteBuffer;

/**
 * Neighbouring records of the file of entries, in the form in which they are written: each 53 bytes with their length before them. Used
 * again for batch after batch. Not for use by two threads at once.
 */
public final class EntryBlock {
    /** u16 length and the entry. */
    public static final int RECORD_BYTES = Short.BYTES + Entry.SIZE_BYTES;

    private final byte[] records;
    private int size;

    /** A block with room for that many entries. */
    public EntryBlock(int capacity) {
        records = new byte[Math.multiplyExact(capacity, RECORD_BYTES)];
        for (int index = 0; index < capacity; index++) {
            records[index * RECORD_BYTES + 1] = Entry.SIZE_BYTES; // 53 fits the low byte of the length.
        }
    }

    /** Forgets all entries. */
    public void clear() {
        size = 0;
    }

    /** Number of entries. */
    public int size() {
        return size;
    }

    /** Adds the entry of an event, without allocating; the arguments are those of {@link Entry#writeEvent}. */
    public void addEvent(byte[] digest, int digestOffset, byte[] tag, int tagOffset, long sequence) {
        Entry.writeEvent(digest, digestOffset, tag, tagOffset, sequence, records, entryOffset(size));
        size++;
    }

    /** Adds the entry of a manifest. */
    public void add(Entry.Manifest manifest) {
        System.arraycopy(manifest.format().toArray(), 0, records, entryOffset(size), Entry.SIZE_BYTES);
        size++;
    }

    /** Puts a copy of an entry of another block at a place of this one, whose size the caller sets afterwards. */
    public void copy(EntryBlock other, int otherIndex, int index) {
        System.arraycopy(other.records, entryOffset(otherIndex), records, entryOffset(index), Entry.SIZE_BYTES);
    }

    /** Declares the first {@code count} places as filled. */
    public void filledTo(int count) {
        size = count;
    }

    /** The entry at a zero-based index. */
    public Entry entry(int index) {
        return Entry.parse(Octets.copyOf(records, entryOffset(index), Entry.SIZE_BYTES));
    }

    /** Shows the entry at a zero-based index, as that of some leaf. */
    public void visit(int index, long leafIndex, EntryVisitor visitor) {
        visitor.entry(leafIndex, records, entryOffset(index));
    }

    /** Shows the entries, the first of which is a leaf of that index. */
    public void visit(long firstLeafIndex, EntryVisitor visitor) {
        for (int index = 0; index < size; index++) {
            visit(index, firstLeafIndex + index, visitor);
        }
    }

    /** The records as they are written, for reading only. */
    public ByteBuffer records() {
        return ByteBuffer.wrap(records, 0, size * RECORD_BYTES).asReadOnlyBuffer();
    }

    /** Writes the leaf hash of the entry at a zero-based index to the start of {@code target}. */
    public void hashLeaf(int index, TreeHasher hasher, byte[] target) {
        hasher.hashLeaf(records, entryOffset(index), Entry.SIZE_BYTES, target, 0);
    }

    private static int entryOffset(int index) {
        return index * RECORD_BYTES + Short.BYTES;
    }
}
