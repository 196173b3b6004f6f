package io.symbia.log.heads;

import io.symbia.disk.Disk;
import io.symbia.disk.DurableFile;
import io.symbia.log.storage.DerivedFilesException;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.zip.CRC32C;

/**
 * Buckets one behind the other, never changed once written, so that every map that was made of them can still be read. Whoever reads may be
 * interrupted, which closes a file; it is opened again. A file that no map needs any more is closed with the last reference to it.
 */
final class BucketFile {
    private static final int BUFFER_BYTES = 1 << 20;

    private final Disk disk;
    private final String name;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES); // Of the one thread that appends.
    private volatile DurableFile file;
    private long sizeBytes; // What is in the buffer included.

    BucketFile(Disk disk, String name, long sizeBytes) throws IOException {
        this.disk = disk;
        this.name = name;
        this.sizeBytes = sizeBytes;
        this.file = disk.open(name);
    }

    /** Number of bytes. */
    long sizeBytes() {
        return sizeBytes;
    }

    String name() {
        return name;
    }

    /** Number of bytes that are there. */
    long writtenBytes() throws IOException {
        return file.size();
    }

    /** Cuts off what was appended behind what is known. */
    void truncate() throws IOException {
        file.truncate(sizeBytes);
    }

    /** Adds a bucket; returns its place. It can be read after {@link #flush}. */
    long append(byte[] heads) throws IOException {
        long place = sizeBytes;
        if (buffer.remaining() < Integer.BYTES) {
            flush();
        }
        buffer.putInt(crc(heads));
        for (int from = 0; from < heads.length; ) {
            if (!buffer.hasRemaining()) {
                flushFull(place + Integer.BYTES + from);
            }
            int length = Math.min(buffer.remaining(), heads.length - from);
            buffer.put(heads, from, length);
            from += length;
        }
        sizeBytes = place + Integer.BYTES + heads.length;
        return place;
    }

    /** Writes what is in the buffer. */
    void flush() throws IOException {
        flushFull(sizeBytes);
    }

    private void flushFull(long end) throws IOException {
        ByteBuffer bytes = buffer.duplicate().flip();
        file.write(end - bytes.remaining(), bytes);
        buffer.clear(); // Only now: a write that fails is tried again.
    }

    void force() {
        file.force();
    }

    /** Reads a bucket, from any thread. */
    byte[] read(long place, int count) {
        byte[] bytes = new byte[Integer.BYTES + count * Bucket.HEAD_BYTES];
        try {
            readFully(place, bytes);
        } catch (EOFException _) {
            throw new DerivedFilesException(name + ": ends within the bucket at " + place);
        } catch (IOException failed) {
            throw new UncheckedIOException("could not read " + name, failed);
        }
        byte[] heads = new byte[bytes.length - Integer.BYTES];
        System.arraycopy(bytes, Integer.BYTES, heads, 0, heads.length);
        if (ByteBuffer.wrap(bytes).getInt() != crc(heads)) {
            throw new DerivedFilesException(name + ": the bucket at " + place + " does not match its checksum");
        }
        return heads;
    }

    private void readFully(long place, byte[] bytes) throws IOException {
        DurableFile open = file;
        try {
            open.readFully(place, bytes, 0, bytes.length);
        } catch (
                ClosedChannelException
                        _) { // Another reader was interrupted, or this one: then the next read fails too.
            reopen(open).readFully(place, bytes, 0, bytes.length);
        }
    }

    private synchronized DurableFile reopen(DurableFile closed) throws IOException {
        if (file.equals(closed)) {
            file = disk.open(name);
        }
        return file;
    }

    private static int crc(byte[] heads) {
        CRC32C crc = new CRC32C();
        crc.update(heads, 0, heads.length);
        return (int) crc.getValue();
    }

    void close() throws IOException {
        file.close();
    }
}
