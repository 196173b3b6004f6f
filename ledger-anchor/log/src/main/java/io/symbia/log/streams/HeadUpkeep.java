package io.symbia.log.streams;

import io.symbia.log.heads.HeadStore;
import io.symbia.log.patience.Patience;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** What the thread that follows does for the heads on disk: keeps them in bounds, writes their directory now and then, checks their buckets. */
final class HeadUpkeep {
    private static final long WRITE_NANOS = Duration.ofMinutes(5).toNanos();
    private static final long WRITE_LEAVES = 4_000_000; // A start follows so many again: two seconds.
    private static final int CHUNKS_AT_ONCE = 16; // 4,096 buckets, about 20 ms.

    private final HeadStore heads;
    private final Patience patience = new Patience();
    private long writtenSize;
    private long writtenNanos = System.nanoTime();
    private int checkedChunks;
    private boolean isChecked;

    HeadUpkeep(HeadStore heads) {
        this.heads = heads;
        writtenSize = heads.current().size();
    }

    Patience patience() {
        return patience;
    }

    /** Waits, for as long as it takes, for room on the disk. */
    void keepInBounds() {
        patience.until(IOException.class, () -> {
            heads.keepInBounds();
            return true;
        });
    }

    /** Writes the directory, so that a start goes on from a map that the log has sealed. */
    void writeIfDue(Optional<SealedMap> sealed, long size) {
        boolean isDue = size - writtenSize >= WRITE_LEAVES || System.nanoTime() - writtenNanos >= WRITE_NANOS;
        if (isDue) {
            patience.until(IOException.class, () -> {
                write(sealed);
                return true;
            });
            writtenSize = size;
            writtenNanos = System.nanoTime();
        }
    }

    void write(Optional<SealedMap> sealed) throws IOException {
        if (sealed.isPresent()) {
            heads.write(sealed.get().map(), sealed.get().manifest().batch());
        }
    }

    /** Compares buckets that a start has not looked at with the hashes that were sealed, some each time; says whether all are. */
    boolean check() {
        for (int more = 0; more < CHUNKS_AT_ONCE && !isChecked; more++) {
            isChecked = !heads.check(checkedChunks++);
        }
        return isChecked;
    }
}
