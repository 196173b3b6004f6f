package io.symbia.disk;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A file whose writes last only once they are forced. Reads may come from any thread. */
public interface DurableFile extends Closeable {
    /** Number of bytes. */
    long size() throws IOException;

    /** Writes all remaining bytes from {@code position} on. After a failure some may be written: write them again, or truncate. */
    void write(long position, ByteBuffer bytes) throws IOException;

    /**
     * Makes every write so far last.
     *
     * @throws ForceFailedException when the operating system could not; it may have dropped the pages, so nothing may be tried again
     */
    void force();

    /** Cuts the file off. */
    void truncate(long sizeBytes) throws IOException;

    /** Reads up to the remaining bytes of {@code target}; returns how many, or -1 at the end of the file. */
    int read(long position, ByteBuffer target) throws IOException;

    /** Reads exactly {@code length} bytes or fails. */
    default void readFully(long position, byte[] target, int offset, int length) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(target, offset, length);
        while (rest.hasRemaining()) {
            if (read(position + length - rest.remaining(), rest) < 0) {
                throw new EOFException("file ends within " + length + " bytes at " + position);
            }
        }
    }
}
