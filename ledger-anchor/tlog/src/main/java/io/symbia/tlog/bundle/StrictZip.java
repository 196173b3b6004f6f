package io.symbia.tlog.bundle;

import io.symbia.tlog.tree.Octets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * ZIP archives of one shape (PKWARE APPNOTE 6.3.10): entries sorted by name, stored and not compressed, without times, attributes, comments
 * or extra fields. Any program opens them. Every byte of such an archive follows from the names and contents, so {@link #parse} can
 * refuse whatever differs: there is no place to hide something in, and nothing to unpack that is larger than the file.
 */
public final class StrictZip {
    /** Largest archive, so that one is read whole. */
    public static final int MAX_BYTES = 64 << 20;

    /** Most entries; the format itself ends at 65,535. */
    public static final int MAX_ENTRIES = 10_000;

    private static final int AFTER_SIGNATURE_TO_SIZE = 14; // Version, flags, method, time, date, CRC-32.

    private StrictZip() {}

    /** The archive of these entries. */
    public static Octets format(SortedMap<String, Octets> entries) {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        ZipWriter writer = new ZipWriter(archive);
        try {
            for (Map.Entry<String, Octets> entry : entries.entrySet()) {
                writer.add(entry.getKey(), entry.getValue().toArray());
            }
            writer.end();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // Memory has no faults of its own.
        }
        return Octets.of(archive.toByteArray());
    }

    /** The entries of an archive, and only of one that {@link #format} has written. */
    public static SortedMap<String, Octets> parse(Octets archive) {
        if (archive.size() > MAX_BYTES) {
            throw new IllegalArgumentException("an archive has at most " + MAX_BYTES + " bytes, got " + archive.size());
        }
        SortedMap<String, Octets> entries = new TreeMap<>();
        try {
            ByteBuffer bytes = ByteBuffer.wrap(archive.toArray()).order(ByteOrder.LITTLE_ENDIAN);
            while (bytes.getInt(bytes.position()) == ZipWriter.LOCAL_SIGNATURE) {
                if (entries.size() == MAX_ENTRIES) {
                    throw new IllegalArgumentException("an archive has at most " + MAX_ENTRIES + " entries");
                }
                Map.Entry<String, Octets> entry = readEntry(bytes);
                entries.put(entry.getKey(), entry.getValue());
            }
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("the archive ends too early", e);
        }
        if (!format(entries).equals(archive)) { // So nothing that was skipped above can say anything else.
            throw new IllegalArgumentException("not an archive of the one shape: changed, or made by another program");
        }
        return Collections.unmodifiableSortedMap(entries);
    }

    private static Map.Entry<String, Octets> readEntry(ByteBuffer bytes) {
        bytes.position(bytes.position() + Integer.BYTES + AFTER_SIGNATURE_TO_SIZE);
        int sizeBytes = bytes.getInt();
        bytes.getInt();
        int nameBytes = Short.toUnsignedInt(bytes.getShort());
        bytes.getShort();
        if (sizeBytes < 0 || sizeBytes > bytes.remaining() || nameBytes > bytes.remaining() - sizeBytes) {
            throw new IllegalArgumentException("an entry is larger than its archive");
        }
        byte[] name = new byte[nameBytes];
        bytes.get(name);
        byte[] content = new byte[sizeBytes];
        bytes.get(content);
        return Map.entry(new String(name, StandardCharsets.US_ASCII), Octets.of(content));
    }
}
