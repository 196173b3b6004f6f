package io.symbia.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A folder of the real file system that is only read, whoever else writes to it: it takes no lock, and makes no file. */
public final class ReadOnlyDisk implements Disk {
    private final Path folder;

    /** Of a folder that is there. */
    public ReadOnlyDisk(Path folder) {
        this.folder = folder;
    }

    /** Opens a file for reading, as an empty one if it is not there. */
    @Override
    public DurableFile open(String name) throws IOException {
        try {
            return new ReadFile(FileChannel.open(folder.resolve(name), StandardOpenOption.READ));
        } catch (NoSuchFileException _) {
            return new NoFile();
        }
    }

    @Override
    public DurableFile openSecret(String name) throws IOException {
        return open(name);
    }

    @Override
    public boolean exists(String name) {
        return Files.exists(folder.resolve(name));
    }

    @Override
    public void rename(String from, String to) throws IOException {
        throw onlyRead();
    }

    @Override
    public void delete(String name) throws IOException {
        throw onlyRead();
    }

    @Override
    public void forceDirectory() throws IOException {
        throw onlyRead();
    }

    @Override
    public long usableBytes() throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    @Override
    public Closeable lock(String name) throws IOException {
        throw onlyRead();
    }

    private static IOException onlyRead() {
        return new IOException("this folder is only read");
    }

    private record ReadFile(FileChannel channel) implements DurableFile {
        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public void write(long position, ByteBuffer bytes) throws IOException {
            throw onlyRead();
        }

        @Override
        public void force() {
            throw new ForceFailedException("a file", onlyRead());
        }

        @Override
        public void truncate(long sizeBytes) throws IOException {
            throw onlyRead();
        }

        @Override
        public int read(long position, ByteBuffer target) throws IOException {
            return channel.read(target, position);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    private record NoFile() implements DurableFile {
        @Override
        public long size() {
            return 0;
        }

        @Override
        public void write(long position, ByteBuffer bytes) throws IOException {
            throw onlyRead();
        }

        @Override
        public void force() {
            throw new ForceFailedException("a file", onlyRead());
        }

        @Override
        public void truncate(long sizeBytes) throws IOException {
            throw onlyRead();
        }

        @Override
        public int read(long position, ByteBuffer target) {
            return -1;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
