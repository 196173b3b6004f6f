package io.symbia.tlog.tile;

import io.symbia.tlog.tree.Octets;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The body of an entry tile: "sequences of big-endian uint16 length-prefixed log entries" (c2sp.org/tlog-tiles).
 *
 * @param entries between 1 and 256, each of at most 65,535 bytes
 */
public record EntryBundle(List<Octets> entries) {
    /** c2sp.org/tlog-tiles: the length prefix is a uint16. */
    public static final int MAX_ENTRY_BYTES = 65_535;

    private static final int PREFIX_BYTES = 2;

    /** Refuses a bundle that cannot be written. */
    public EntryBundle {
        entries = List.copyOf(entries);
        if (entries.isEmpty() || entries.size() > TilePath.FULL_WIDTH) {
            throw new IllegalArgumentException("a bundle has 1 to 256 entries, not " + entries.size());
        }
        for (Octets entry : entries) {
            if (entry.size() > MAX_ENTRY_BYTES) {
                throw new IllegalArgumentException("an entry has at most 65535 bytes, not " + entry.size());
            }
        }
    }

    /** Parses a whole bundle; every byte must belong to an entry. */
    public static EntryBundle parse(Octets bundle) {
        byte[] bytes = bundle.toArray();
        List<Octets> entries = new ArrayList<>();
        int position = 0;
        while (position < bytes.length) {
            if (bytes.length - position < PREFIX_BYTES) {
                throw new IllegalArgumentException("bundle ends within a length at byte " + position);
            }
            int length = ((bytes[position] & 0xFF) << 8) | (bytes[position + 1] & 0xFF);
            position += PREFIX_BYTES;
            if (bytes.length - position < length) {
                throw new IllegalArgumentException("bundle ends within an entry at byte " + position);
            }
            if (entries.size() == TilePath.FULL_WIDTH) {
                throw new IllegalArgumentException("a bundle has at most 256 entries");
            }
            entries.add(Octets.copyOf(bytes, position, length));
            position += length;
        }
        return new EntryBundle(entries);
    }

    /** The bytes that {@link #parse} reads. */
    public Octets format() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Octets entry : entries) {
            out.write(entry.size() >> 8);
            out.write(entry.size());
            out.writeBytes(entry.toArray());
        }
        return Octets.of(out.toByteArray());
    }
}
