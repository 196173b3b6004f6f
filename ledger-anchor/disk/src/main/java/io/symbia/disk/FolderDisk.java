package io.symbia.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A folder of the real file system. */
public final class FolderDisk implements Disk {
    private final Path folder;

    /** Creates the folder if it is missing. */
    public FolderDisk(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    @Override
    public DurableFile open(String name) throws IOException {
        return new ChannelFile(
                name,
                FileChannel.open(
                        folder.resolve(name),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE));
    }

    @Override
    public boolean exists(String name) {
        return Files.exists(folder.resolve(name));
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Files.move(
                folder.resolve(from),
                folder.resolve(to),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
    }

    @Override
    public void forceDirectory() throws IOException {
        // On Linux and macOS a directory can be opened for reading and forced like a file; that is where logs are run.
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            force(directory, folder.toString());
        }
    }

    @Override
    public long usableBytes() throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    @Override
    public Closeable lock(String name) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel; // Closing the channel, or the end of the process, gives the lock back.
            }
        } catch (OverlappingFileLockException _) {
            // Held by another log in this very process; said below in the same words.
        }
        channel.close();
        throw new IOException("another process is writing to the log in " + folder);
    }

    private static void force(FileChannel channel, String name) {
        try {
            channel.force(false);
        } catch (IOException failed) {
            throw new ForceFailedException(name, failed);
        }
    }

    private record ChannelFile(String name, FileChannel channel) implements DurableFile {
        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public void write(long position, ByteBuffer bytes) throws IOException {
            long next = position;
            while (bytes.hasRemaining()) {
                next += channel.write(bytes, next);
            }
        }

        @Override
        public void force() {
            FolderDisk.force(channel, name);
        }

        @Override
        public void truncate(long sizeBytes) throws IOException {
            channel.truncate(sizeBytes);
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
}
