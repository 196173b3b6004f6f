package io.symbia.disk.testkit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/** Collects garbage until a channel that nobody refers to is closed, as is then every other one of its kind. Where there is a /proc. */
public final class Garbage {
    private static final int MAX_COLLECTIONS = 1_000;
    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

    private Garbage() {}

    /** Whether {@link #collect} can see what is open. */
    public static boolean canBeSeen() {
        return Files.isDirectory(OPEN_FILES);
    }

    /** Returns when what was garbage is gone, at the second time: a channel may be older than the one that is looked at. */
    public static void collect() throws IOException {
        for (int time = 0; time < 2; time++) collectOnce();
    }

    private static void collectOnce() throws IOException {
        Path abandoned = Files.createTempFile("abandoned-", ".tmp");
        FileChannel.open(abandoned, StandardOpenOption.WRITE);
        for (int collection = 0; isOpen(abandoned); collection++) {
            if (collection == MAX_COLLECTIONS) throw new IOException("no garbage is collected");
            System.gc();
            Thread.onSpinWait();
        }
        Files.delete(abandoned);
    }

    private static boolean isOpen(Path file) throws IOException {
        try (Stream<Path> open = Files.list(OPEN_FILES)) {
            return open.anyMatch(descriptor -> leadsTo(descriptor, file));
        }
    }

    private static boolean leadsTo(Path descriptor, Path file) {
        try {
            return Files.readSymbolicLink(descriptor).equals(file);
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }
}
