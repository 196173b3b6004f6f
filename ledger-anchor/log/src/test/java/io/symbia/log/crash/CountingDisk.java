package io.symbia.log.crash;

import io.symbia.disk.Disk;
import io.symbia.disk.DurableFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** A disk that tells a watcher of each operation, by names such as {@code force entries}, just before it happens. */
record CountingDisk(Disk disk, Consumer<String> watcher) implements Disk {
    @Override
    public DurableFile open(String name) throws IOException {
        return new CountingFile(disk.open(name), name, watcher);
    }

    @Override
    public DurableFile openSecret(String name) throws IOException {
        return new CountingFile(disk.openSecret(name), name, watcher);
    }

    @Override
    public boolean exists(String name) throws IOException {
        return disk.exists(name);
    }

    @Override
    public void rename(String from, String to) throws IOException {
        watcher.accept("rename " + to);
        disk.rename(from, to);
    }

    @Override
    public void delete(String name) throws IOException {
        disk.delete(name);
    }

    @Override
    public void forceDirectory() throws IOException {
        watcher.accept("force directory");
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

    private record CountingFile(DurableFile file, String name, Consumer<String> watcher) implements DurableFile {
        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void write(long position, ByteBuffer bytes) throws IOException {
            watcher.accept("write " + name);
            file.write(position, bytes);
        }

        @Override
        public void force() {
            watcher.accept("force " + name);
            file.force();
        }

        @Override
        public void truncate(long sizeBytes) throws IOException {
            file.truncate(sizeBytes);
        }

        @Override
        public int read(long position, ByteBuffer target) throws IOException {
            return file.read(position, target);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
