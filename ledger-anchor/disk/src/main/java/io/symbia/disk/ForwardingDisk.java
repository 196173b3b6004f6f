package io.symbia.disk;

import java.io.Closeable;
import java.io.IOException;

/** A disk that passes everything on to another; whoever implements it says what is different. */
public interface ForwardingDisk extends Disk {
    /** The other one. */
    Disk disk();

    @Override
    default DurableFile open(String name) throws IOException {
        return disk().open(name);
    }

    @Override
    default DurableFile openSecret(String name) throws IOException {
        return disk().openSecret(name);
    }

    @Override
    default boolean exists(String name) throws IOException {
        return disk().exists(name);
    }

    @Override
    default void rename(String from, String to) throws IOException {
        disk().rename(from, to);
    }

    @Override
    default void delete(String name) throws IOException {
        disk().delete(name);
    }

    @Override
    default void forceDirectory() throws IOException {
        disk().forceDirectory();
    }

    @Override
    default long usableBytes() throws IOException {
        return disk().usableBytes();
    }

    @Override
    default Closeable lock(String name) throws IOException {
        return disk().lock(name);
    }
}
