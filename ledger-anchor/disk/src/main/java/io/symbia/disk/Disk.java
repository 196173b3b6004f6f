package io.symbia.disk;

import io.symbia.tlog.tree.Octets;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The folder of a log, as the few operations whose order decides what a power cut leaves behind. Tests put another one underneath that
 * forgets what was not forced.
 */
public interface Disk {
    /** Opens a file for reading and writing, empty if it did not exist. Each call has a position and a life of its own. */
    DurableFile open(String name) throws IOException;

    /** Whether a file of that name is there. */
    boolean exists(String name) throws IOException;

    /** Gives a file another name, in place of any that had it; lasting only after {@link #forceDirectory}. */
    void rename(String from, String to) throws IOException;

    /** Takes a file away, if it is there. Whoever has it open can go on reading it; gone for good only after {@link #forceDirectory}. */
    void delete(String name) throws IOException;

    /** Makes creations and renames last. */
    void forceDirectory() throws IOException;

    /** Bytes that can still be written. */
    long usableBytes() throws IOException;

    /** Takes a lock for the life of the process. Fails if another process, or another log in this one, holds it. */
    Closeable lock(String name) throws IOException;

    /**
     * Replaces a small file so that a reader, and a restart after a power cut, sees either the old content or the new one whole: write
     * aside, force, rename, force the directory.
     */
    default void replace(String name, Octets content) throws IOException {
        String aside = name + ".new";
        try (DurableFile file = open(aside)) {
            file.truncate(0);
            file.write(0, ByteBuffer.wrap(content.toArray()));
            file.force();
        }
        rename(aside, name);
        forceDirectory();
    }

    /** The whole content of a small file. */
    default Octets content(String name) throws IOException {
        try (DurableFile file = open(name)) {
            byte[] content = new byte[Math.toIntExact(file.size())];
            file.readFully(0, content, 0, content.length);
            return Octets.of(content);
        }
    }
}
