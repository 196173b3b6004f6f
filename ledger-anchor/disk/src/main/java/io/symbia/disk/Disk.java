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

    /** As {@link #open}, of a file that nobody but its owner may read: it is made so, and one that is there already becomes so. */
    DurableFile openSecret(String name) throws IOException;

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

    /**
     * Takes a lock. It is held until what is returned is closed or the process ends, also if nobody keeps what is returned. Fails if another
     * process, or somebody in this one, holds it.
     */
    Closeable lock(String name) throws IOException;

    /**
     * Replaces a small file so that a reader, and a restart after a power cut, sees either the old content or the new one whole: write
     * aside, force, rename, force the directory.
     */
    default void replace(String name, Octets content) throws IOException {
        String aside = name + ".new";
        replace(name, aside, open(aside), content);
    }

    /** As {@link #replace}, of a file that nobody but its owner can read at any moment. */
    default void replaceSecret(String name, Octets content) throws IOException {
        String aside = name + ".new";
        replace(name, aside, openSecret(aside), content);
    }

    private void replace(String name, String aside, DurableFile opened, Octets content) throws IOException {
        try (opened) {
            opened.truncate(0);
            opened.write(0, ByteBuffer.wrap(content.toArray()));
            opened.force();
        }
        rename(aside, name);
        forceDirectory();
    }

    /** The whole content of a small file. */
    default Octets content(String name) throws IOException {
        try (DurableFile file = open(name)) {
            return contentOf(file);
        }
    }

    /** The whole content of a small file that nobody but its owner may read. */
    default Octets secret(String name) throws IOException {
        try (DurableFile file = openSecret(name)) {
            return contentOf(file);
        }
    }

    private static Octets contentOf(DurableFile file) throws IOException {
        byte[] content = new byte[Math.toIntExact(file.size())];
        file.readFully(0, content, 0, content.length);
        return Octets.of(content);
    }
}
