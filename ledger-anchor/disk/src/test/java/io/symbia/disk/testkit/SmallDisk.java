package io.symbia.disk.testkit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A real file system with little room, in memory, which can be filled with ballast to the last page and emptied again. */
public final class SmallDisk implements AutoCloseable {
    private static final int PIECE_BYTES = 1 << 20;
    private static final int PAGE_BYTES = 4096; // Nothing smaller is given out.

    private final Path mount;

    private SmallDisk(Path mount) {
        this.mount = mount;
    }

    /**
     * Mounts one; nothing where this process may not, as only root on Linux may.
     *
     * @param parent   a folder in which it gets a folder of its own
     * @param sizeMegabytes its room, in units of 2^20 bytes
     */
    public static Optional<SmallDisk> mount(Path parent, int sizeMegabytes) throws IOException {
        Path mount = Files.createTempDirectory(parent, "small-disk-");
        boolean mounted =
                runs("mount", "-t", "tmpfs", "-o", "size=" + sizeMegabytes + "m", "symbia-test", mount.toString());
        if (!mounted) {
            Files.delete(mount);
            return Optional.empty();
        }
        return Optional.of(new SmallDisk(mount));
    }

    /** A folder in it. */
    public Path folder() {
        return mount.resolve("data");
    }

    /** Leaves so much room and no more, or none if that is 0. */
    public void fill(long leftBytes) throws IOException {
        try (FileChannel ballast = open()) {
            long room = Files.getFileStore(mount).getUsableSpace() - leftBytes;
            if (leftBytes > 0) {
                write(ballast, room);
                return;
            }
            while (true)
                write(ballast, Math.max(PAGE_BYTES, Files.getFileStore(mount).getUsableSpace()));
        } catch (IOException full) {
            if (leftBytes > 0) throw full;
        }
    }

    private FileChannel open() throws IOException {
        return FileChannel.open(
                mount.resolve("ballast"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.APPEND);
    }

    private static void write(FileChannel ballast, long bytes) throws IOException {
        ByteBuffer piece = ByteBuffer.allocateDirect(PIECE_BYTES);
        for (long left = bytes; left > 0; left -= piece.limit()) {
            piece.clear().limit((int) Math.min(left, PIECE_BYTES));
            while (piece.hasRemaining()) ballast.write(piece);
        }
    }

    /** Throws the ballast away. */
    public void free() throws IOException {
        Files.deleteIfExists(mount.resolve("ballast"));
    }

    /** Takes it away, with everything in it, even if files of it are still open. */
    @Override
    public void close() throws IOException {
        if (!runs("umount", mount.toString()) && !runs("umount", "-l", mount.toString())) {
            throw new IOException(mount + " could not be unmounted");
        }
        Files.delete(mount);
    }

    private static boolean runs(String... command) throws IOException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }
}
