package io.symbia.log.crash;

import io.symbia.disk.Disk;
import io.symbia.disk.DurableFile;
import io.symbia.disk.ForwardingDisk;
import io.symbia.disk.ForwardingFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** A disk that tells a watcher of each operation, by names such as {@code force entries}, just before it happens. */
record CountingDisk(Disk disk, Consumer<String> watcher) implements ForwardingDisk {
    @Override
    public DurableFile open(String name) throws IOException {
        return new CountingFile(disk.open(name), name, watcher);
    }

    @Override
    public DurableFile openSecret(String name) throws IOException {
        return new CountingFile(disk.openSecret(name), name, watcher);
    }

    @Override
    public void rename(String from, String to) throws IOException {
        watcher.accept("rename " + to);
        disk.rename(from, to);
    }

    @Override
    public void forceDirectory() throws IOException {
        watcher.accept("force directory");
        disk.forceDirectory();
    }

    private record CountingFile(DurableFile file, String name, Consumer<String> watcher) implements ForwardingFile {
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
    }
}
