package io.symbia.disk;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A file that passes everything on to another; whoever implements it says what is different. */
public interface ForwardingFile extends DurableFile {
    /** The other one. */
    DurableFile file();

    @Override
    default long size() throws IOException {
        return file().size();
    }

    @Override
    default void write(long position, ByteBuffer bytes) throws IOException {
        file().write(position, bytes);
    }

    @Override
    default void force() {
        file().force();
    }

    @Override
    default void truncate(long sizeBytes) throws IOException {
        file().truncate(sizeBytes);
    }

    @Override
    default int read(long position, ByteBuffer target) throws IOException {
        return file().read(position, target);
    }

    @Override
    default void close() throws IOException {
        file().close();
    }
}
