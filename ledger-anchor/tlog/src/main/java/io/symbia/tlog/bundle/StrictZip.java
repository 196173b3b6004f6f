package io.symbia.tlog.bundle;

import io.symbia.tlog.tree.Octets;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

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

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*){0,3}");
    private static final int MAX_NAME_LENGTH = 200;
    private static final int LOCAL_SIGNATURE = 0x04034b50; // Section 4.3.7
    private static final int CENTRAL_SIGNATURE = 0x02014b50; // Section 4.3.12
    private static final int END_SIGNATURE = 0x06054b50; // Section 4.3.16
    private static final int LOCAL_BYTES = 30;
    private static final int CENTRAL_BYTES = 46;
    private static final int END_BYTES = 22;
    private static final int AFTER_SIGNATURE_TO_SIZE = 14; // Version, flags, method, time, date, CRC-32.
    private static final short VERSION = 20;
    private static final short FIRST_DATE = (1 << 5) | 1; // 1980-01-01, the first day there is.

    private StrictZip() {}

    /** The archive of these entries. */
    public static Octets format(SortedMap<String, Octets> entries) {
        if (entries.size() > MAX_ENTRIES) {
            throw new IllegalArgumentException("an archive has at most " + MAX_ENTRIES + " entries");
        }
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        ByteArrayOutputStream directory = new ByteArrayOutputStream();
        entries.forEach((name, content) -> {
            requireName(name);
            if ((long) archive.size() + content.size() > MAX_BYTES) {
                throw new IllegalArgumentException("an archive has at most " + MAX_BYTES + " bytes");
            }
            byte[] bytes = content.toArray();
            byte[] nameBytes = name.getBytes(StandardCharsets.US_ASCII);
            directory.writeBytes(central(nameBytes, bytes, archive.size()));
            archive.writeBytes(local(nameBytes, bytes));
            archive.writeBytes(bytes);
        });
        int start = archive.size();
        archive.writeBytes(directory.toByteArray());
        archive.writeBytes(littleEndian(END_BYTES)
                .putInt(END_SIGNATURE)
                .putInt(0) // This disk, and that of the directory.
                .putShort((short) entries.size())
                .putShort((short) entries.size())
                .putInt(directory.size())
                .putInt(start)
                .putShort((short) 0)
                .array());
        return Octets.of(archive.toByteArray());
    }

    private static void requireName(String name) {
        if (name.length() > MAX_NAME_LENGTH || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not the name of an entry: " + name);
        }
    }

    private static byte[] local(byte[] name, byte[] content) {
        ByteBuffer header = littleEndian(LOCAL_BYTES + name.length).putInt(LOCAL_SIGNATURE);
        return common(header, name, content).put(name).array();
    }

    private static byte[] central(byte[] name, byte[] content, int offset) {
        ByteBuffer header = littleEndian(CENTRAL_BYTES + name.length)
                .putInt(CENTRAL_SIGNATURE)
                .putShort(VERSION);
        return common(header, name, content)
                .putShort((short) 0) // Comment
                .putShort((short) 0) // Disk
                .putShort((short) 0) // Attributes, of this system and of others
                .putInt(0)
                .putInt(offset)
                .put(name)
                .array();
    }

    private static ByteBuffer common(ByteBuffer header, byte[] name, byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        return header.putShort(VERSION)
                .putShort((short) 0) // Flags
                .putShort((short) 0) // Stored
                .putShort((short) 0) // Time
                .putShort(FIRST_DATE)
                .putInt((int) crc.getValue())
                .putInt(content.length)
                .putInt(content.length)
                .putShort((short) name.length)
                .putShort((short) 0); // Extra
    }

    private static ByteBuffer littleEndian(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The entries of an archive, and only of one that {@link #format} has written. */
    public static SortedMap<String, Octets> parse(Octets archive) {
        if (archive.size() > MAX_BYTES) {
            throw new IllegalArgumentException("an archive has at most " + MAX_BYTES + " bytes, got " + archive.size());
        }
        SortedMap<String, Octets> entries = new TreeMap<>();
        try {
            ByteBuffer bytes = ByteBuffer.wrap(archive.toArray()).order(ByteOrder.LITTLE_ENDIAN);
            while (bytes.getInt(bytes.position()) == LOCAL_SIGNATURE) {
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
