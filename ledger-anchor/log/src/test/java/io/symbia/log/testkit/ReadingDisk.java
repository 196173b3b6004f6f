package io.symbia.log.testkit;

import io.symbia.disk.Disk;
import io.symbia.disk.DurableFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.LongAdder;

/**
 * A disk that counts the bytes that are read.
 *
 * @param readBytes of all files together
 */
public record ReadingDisk(Disk disk, LongAdder readBytes) implements Disk {
    @Override
    public DurableFile open(String name) throws IOException {
        return new ReadFile(disk.open(name), readBytes);
    }

    @Override
    public DurableFile openSecret(String name) throws IOException {
        return new ReadFile(disk.openSecret(name), readBytes);
    }

    @Override
    public boolean exists(String name) throws IOException {
        return disk.exists(name);
    }

    @Override
    public void rename(String from, String to) throws IOException {
        disk.rename(from, to);
    }

    @Override
    public void delete(String name) throws IOException {
        disk.delete(name);
    }

    @Override
    public void forceDirectory() throws IOException {
        disk.forceDirectory();
    }

    @Override
    public long usableBytes() throws IOException {
        return disk.usableBytes();
    }

    @Override
    public Closeable lock(String name) throws IOException {
        return disk.lock(name);
    }

    private record ReadFile(DurableFile file, LongAdder readBytes) implements DurableFile {
        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void write(long position, ByteBuffer bytes) throws IOException {
            file.write(position, bytes);
        }

        @Override
        public void force() {
            file.force();
        }

        @Override
        public void truncate(long sizeBytes) throws IOException {
            file.truncate(sizeBytes);
        }

        @Override
        public int read(long position, ByteBuffer target) throws IOException {
            int read = file.read(position, target);
            readBytes.add(Math.max(0, read));
            return read;
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
