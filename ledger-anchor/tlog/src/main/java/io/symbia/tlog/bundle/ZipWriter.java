package io.symbia.tlog.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * Writes an archive of the one shape of {@link StrictZip}, entry by entry: one entry is in memory at a time, and some 50 bytes and a name for
 * each that was written, until the directory at the end.
 */
final class ZipWriter {
    static final int LOCAL_SIGNATURE = 0x04034b50; // Section 4.3.7

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*){0,3}");
    private static final int MAX_NAME_LENGTH = 200;
    private static final int CENTRAL_SIGNATURE = 0x02014b50; // Section 4.3.12
    private static final int END_SIGNATURE = 0x06054b50; // Section 4.3.16
    private static final int LOCAL_BYTES = 30;
    private static final int CENTRAL_BYTES = 46;
    private static final int END_BYTES = 22;
    private static final short VERSION = 20;
    private static final short FIRST_DATE = (1 << 5) | 1; // 1980-01-01, the first day there is.

    private final OutputStream out;
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private String last = "";
    private int entries;
    private long position; // Bytes written.

    ZipWriter(OutputStream out) {
        this.out = out;
    }

    /** What an entry takes in an archive, in the directory too. */
    static long sizeBytes(String name, long contentBytes) {
        return LOCAL_BYTES + CENTRAL_BYTES + 2L * name.length() + contentBytes;
    }

    /** What an archive without entries takes. */
    static long emptySizeBytes() {
        return END_BYTES;
    }

    /** Adds an entry, whose name comes after all that were added before. */
    void add(String name, byte[] content) throws IOException {
        requireName(name);
        if (name.compareTo(last) <= 0) {
            throw new IllegalArgumentException(name + " does not come after " + last);
        }
        if (entries == StrictZip.MAX_ENTRIES) {
            throw new IllegalArgumentException("an archive has at most " + StrictZip.MAX_ENTRIES + " entries");
        }
        if (position + content.length > StrictZip.MAX_BYTES) {
            throw new IllegalArgumentException("an archive has at most " + StrictZip.MAX_BYTES + " bytes");
        }
        byte[] nameBytes = name.getBytes(StandardCharsets.US_ASCII);
        directory.writeBytes(central(nameBytes, content, (int) position));
        byte[] local = local(nameBytes, content);
        out.write(local);
        out.write(content);
        position += local.length + content.length;
        entries++;
        last = name;
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

    /** Writes the directory, with which the archive ends. */
    void end() throws IOException {
        directory.writeTo(out);
        out.write(littleEndian(END_BYTES)
                .putInt(END_SIGNATURE)
                .putInt(0) // This disk, and that of the directory.
                .putShort((short) entries)
                .putShort((short) entries)
                .putInt(directory.size())
                .putInt((int) position)
                .putShort((short) 0)
                .array());
    }

    private static ByteBuffer littleEndian(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
