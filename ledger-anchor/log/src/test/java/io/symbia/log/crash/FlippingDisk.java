package io.symbia.log.crash;

import io.symbia.disk.Disk;
import io.symbia.disk.DurableFile;
import io.symbia.disk.ForwardingDisk;
import io.symbia.disk.ForwardingFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A disk that can change one bit of what it is given to write.
 *
 * @param flips whether it does, of entries
 */
record FlippingDisk(Disk disk, AtomicBoolean flips) implements ForwardingDisk {
    FlippingDisk(Disk disk) {
        this(disk, new AtomicBoolean());
    }

    void flipNextEntries() {
        flips.set(true);
    }

    @Override
    public DurableFile open(String name) throws IOException {
        DurableFile file = disk.open(name);
        return name.equals("entries") ? new FlippingFile(file, flips) : file;
    }

    private record FlippingFile(DurableFile file, AtomicBoolean flips) implements ForwardingFile {
        @Override
        public void write(long position, ByteBuffer bytes) throws IOException {
            byte[] content = new byte[bytes.remaining()];
            bytes.get(content);
            if (flips.get()) {
                content[content.length / 2] ^= 0x10;
            }
            file.write(position, ByteBuffer.wrap(content));
        }
    }
}
