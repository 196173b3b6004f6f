package io.symbia.log.crash;

import io.symbia.disk.Disk;
import io.symbia.disk.DurableFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A disk that can change one bit of what it is given to write. */
final class FlippingDisk implements Disk {
    private final Disk disk;
    private boolean flip;

    FlippingDisk(Disk disk) {
        this.disk = disk;
    }

    void flipNextEntries() {
        flip = true;
    }

    @Override
    public DurableFile open(String name) throws IOException {
        DurableFile file = disk.open(name);
        return name.equals("entries") ? new FlippingFile(file) : file;
    }

    @Override
    public DurableFile openSecret(String name) throws IOException {
        return disk.openSecret(name);
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

    private final class FlippingFile implements DurableFile {
        private final DurableFile file;

        FlippingFile(DurableFile file) {
            this.file = file;
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void write(long position, ByteBuffer bytes) throws IOException {
            byte[] content = new byte[bytes.remaining()];
            bytes.get(content);
            if (flip) {
                content[content.length / 2] ^= 0x10;
            }
            file.write(position, ByteBuffer.wrap(content));
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
            return file.read(position, target);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
