package io.symbia.log.restoring;

import io.symbia.disk.Disk;
import io.symbia.disk.DurableFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.TreeSet;

/** A folder that is worth nothing before it is complete: forces are left away until {@link #forceAll}, which makes all of it last. */
final class LateForces implements Disk {
    private final Disk disk;
    private final Set<String> files = new TreeSet<>();

    LateForces(Disk disk) {
        this.disk = disk;
    }

    /** Makes all that was written last. */
    void forceAll() throws IOException {
        for (String name : files) {
            if (disk.exists(name)) {
                try (DurableFile file = disk.open(name)) {
                    file.force();
                }
            }
        }
        disk.forceDirectory();
    }

    @Override
    public DurableFile open(String name) throws IOException {
        return late(name, disk.open(name));
    }

    @Override
    public DurableFile openSecret(String name) throws IOException {
        return late(name, disk.openSecret(name));
    }

    private DurableFile late(String name, DurableFile file) {
        files.add(name);
        return new DurableFile() {
            @Override
            public long size() throws IOException {
                return file.size();
            }

            @Override
            public void write(long position, ByteBuffer bytes) throws IOException {
                file.write(position, bytes);
            }

            @Override
            public void force() {} // Later.

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
        };
    }

    @Override
    public boolean exists(String name) throws IOException {
        return disk.exists(name);
    }

    @Override
    public void rename(String from, String to) throws IOException {
        files.add(to);
        disk.rename(from, to);
    }

    @Override
    public void delete(String name) throws IOException {
        disk.delete(name);
    }

    @Override
    public void forceDirectory() {} // Later.

    @Override
    public long usableBytes() throws IOException {
        return disk.usableBytes();
    }

    @Override
    public Closeable lock(String name) throws IOException {
        return disk.lock(name);
    }
}
