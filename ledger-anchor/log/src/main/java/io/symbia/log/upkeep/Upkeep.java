package io.symbia.log.upkeep;

import io.symbia.log.patience.Patience;
import io.symbia.log.storage.HistoryCheck;
import io.symbia.log.storage.LogStore;
import io.symbia.log.storage.commits.Commit;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * One thread, never in the way of sealing: it checks what the start has passed over, resting as long as it works, and writes a snapshot now
 * and then, so that the next start has little to read.
 */
public final class Upkeep implements AutoCloseable {
    /** A start reads the batches of these minutes again, at two a second some hundreds. */
    static final Duration SNAPSHOT_INTERVAL = Duration.ofMinutes(5);

    /** A start reads these leaves again: two seconds. */
    static final long SNAPSHOT_LEAVES = 4_000_000;

    private static final long WORK_NANOS = Duration.ofMillis(20).toNanos();
    private static final long IDLE_NANOS = Duration.ofSeconds(1).toNanos();

    private final LogStore store;
    private final HistoryCheck check;
    private final Check published;
    private final LongSupplier sealedSize;
    private final Consumer<Throwable> fatal;
    private final Patience patience = new Patience();
    private final Thread thread = Thread.ofPlatform().name("upkeep").unstarted(this::run);
    private long writtenSize = -1; // The thread's own, as is the next.
    private long writtenNanos;
    private volatile boolean stopping;

    /** Something else that a start passes over. */
    @FunctionalInterface
    public interface Check {
        /** Checks the next of it; whether there is more. */
        boolean checkNext() throws IOException;
    }

    /**
     * An upkeep that has not begun.
     *
     * @param published  checks what was published before
     * @param sealedSize number of leaves that are sealed
     * @param fatal      ends the process
     */
    public Upkeep(LogStore store, Check published, LongSupplier sealedSize, Consumer<Throwable> fatal)
            throws IOException {
        this.store = store;
        this.published = published;
        this.check = store.historyCheck();
        this.sealedSize = sealedSize;
        this.fatal = fatal;
    }

    /** Starts the thread. */
    public void start() {
        thread.start();
    }

    /** Number of batches that are still to be checked. */
    public long uncheckedBatches() {
        return check.batches() - check.checkedBatches();
    }

    /** What is being waited for, if anything. */
    public Patience patience() {
        return patience;
    }

    private void run() {
        try {
            while (!stopping) {
                writeSnapshotIfDue();
                long startNanos = System.nanoTime();
                boolean hasMore = checkNext();
                while (hasMore && System.nanoTime() - startNanos < WORK_NANOS) {
                    hasMore = checkNext();
                }
                LockSupport.parkNanos(hasMore ? System.nanoTime() - startNanos : IDLE_NANOS);
            }
        } catch (Patience.EndedException _) {
            // The disk has no room; the next start reads a little more.
        } catch (Throwable failed) { // What was committed is not there: nothing more may be sealed after it.
            if (!stopping) {
                fatal.accept(failed);
            }
        }
    }

    private boolean checkNext() throws IOException {
        boolean hasMore = check.checkNext();
        return published.checkNext() || hasMore;
    }

    private void writeSnapshotIfDue() {
        long size = sealedSize.getAsLong();
        boolean isDue = writtenSize < 0
                || size - writtenSize >= SNAPSHOT_LEAVES
                || System.nanoTime() - writtenNanos >= SNAPSHOT_INTERVAL.toNanos();
        if (isDue && size != writtenSize) {
            Commit commit = patience.until(IOException.class, store::takeSnapshot);
            writtenSize = commit.size();
            writtenNanos = System.nanoTime();
        }
    }

    /** Writes a last snapshot and ends. */
    @Override
    public void close() throws IOException {
        stopping = true;
        patience.end();
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        check.close();
        store.takeSnapshot();
    }
}
