package io.symbia.log.testkit;

import io.symbia.disk.Disk;
import io.symbia.disk.DurableFile;
import io.symbia.disk.ForwardingDisk;
import io.symbia.disk.ForwardingFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.LongAdder;

/**
 * A disk that counts the bytes that are read.
 *
 * @param readBytes of all files together
 */
public record ReadingDisk(Disk disk, LongAdder readBytes) implements ForwardingDisk {
    @Override
    public DurableFile open(String name) throws IOException {
        return new ReadFile(disk.open(name), readBytes);
    }

    private record ReadFile(DurableFile file, LongAdder readBytes) implements ForwardingFile {
        @Override
        public int read(long position, ByteBuffer target) throws IOException {
            int read = file.read(position, target);
            readBytes.add(Math.max(0, read));
            return read;
        }
    }
}
