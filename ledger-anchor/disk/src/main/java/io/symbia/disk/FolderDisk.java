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
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A folder of the real file system. */
public final class FolderDisk implements Disk {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    /**
     * The locks of this process, by file. A channel that nobody refers to is closed by the garbage collector, and its lock given back: so a
     * lock is kept here, whatever the caller does with it.
     */
    private static final Map<Path, FileChannel> LOCKS = new HashMap<>(); // Guarded by itself.

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
    public DurableFile openSecret(String name) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.getFileStore(folder).supportsFileAttributeView("posix")) return open(name);
        FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        try { // One that was there has the permissions that it had: from an older version, or from who mounted the
            // folder.
            if (!Files.getPosixFilePermissions(file).equals(OWNER_ONLY))
                Files.setPosixFilePermissions(file, OWNER_ONLY);
            return new ChannelFile(name, channel);
        } catch (IOException failed) {
            channel.close();
            throw failed;
        }
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
        Path file = folder.toRealPath().resolve(name);
        synchronized (LOCKS) {
            // Asked before the file is opened: to close any channel of a file gives back all locks that the process has
            // on it.
            if (LOCKS.containsKey(file)) throw isLocked();
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                channel.close();
                throw isLocked();
            }
            LOCKS.put(file, channel);
            return () -> unlock(file, channel);
        }
    }

    private IOException isLocked() {
        return new IOException("another process has locked the folder " + folder);
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) { // Somebody in this process has locked it in another way.
            return false;
        }
    }

    private static void unlock(Path file, FileChannel channel) throws IOException {
        synchronized (LOCKS) {
            if (LOCKS.remove(file, channel)) channel.close(); // Once: later the file may be locked anew.
        }
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
