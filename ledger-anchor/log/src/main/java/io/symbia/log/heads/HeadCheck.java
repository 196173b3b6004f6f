package io.symbia.log.heads;

import io.symbia.disk.Disk;
import io.symbia.log.storage.DerivedFilesException;
import io.symbia.tlog.streams.StreamHasher;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Checks the heads of streams on disk: the directory against what a manifest has sealed, and each bucket against its hash. Only reads. */
public final class HeadCheck {
    private static final int ATTEMPTS = 10; // A log that runs writes a directory each sealed map.

    private HeadCheck() {}

    /**
     * Checks the heads as they are now; a log may run beside it.
     *
     * @param isSealed is asked after the directory is read
     * @param findings is told the place and what is wrong there
     * @return how many streams there are
     */
    public static long check(Disk disk, HeadStore.SealedIn isSealed, BiConsumer<String, String> findings)
            throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (!disk.exists(Directory.NAME)) {
                return 0;
            }
            Octets content = disk.content(Directory.NAME);
            Optional<Directory.Known> known = Directory.read(disk, isSealed);
            boolean isSettled =
                    disk.exists(Directory.NAME) && disk.content(Directory.NAME).equals(content);
            if (known.isPresent() && isSettled) {
                return check(known.get(), findings);
            }
            if (known.isPresent()) {
                known.get().file().close(); // It may be another file of that name.
            } else if (isSettled) {
                findings.accept(Directory.NAME, "is not the directory of a map that this log has sealed");
                return 0;
            }
        }
        throw new IOException("the heads change faster than they can be opened");
    }

    private static long check(Directory.Known known, BiConsumer<String, String> findings) throws IOException {
        StreamHasher hasher = new StreamHasher();
        try {
            for (Chunk chunk : known.map().chunks()) {
                for (int bucket = 0; bucket < chunk.buckets(); bucket++) {
                    try {
                        chunk.checkedHeads(bucket, hasher);
                    } catch (DerivedFilesException damaged) {
                        findings.accept(known.file().name(), damaged.getMessage());
                    }
                }
            }
            return known.map().count();
        } finally {
            known.file().close();
        }
    }
}
