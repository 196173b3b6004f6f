package io.symbia.log.fsck;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits for the end of a file that may be being written just now: that takes milliseconds, and what stays as it is was torn or damaged.
 *
 * @param patience longest time to wait
 */
record Settling(Duration patience) {
    /** Longer than a disk that is busy takes for a record. */
    static final Settling USUAL = new Settling(Duration.ofSeconds(2));

    private static final Duration TICK = Duration.ofMillis(20);

    /** Looks at the end of a file. */
    interface Look {
        /** Whether it is good now. */
        boolean isGood() throws IOException;
    }

    /** Whether it is good, or becomes so. */
    boolean becomesGood(Look look) throws IOException {
        long startNanos = System.nanoTime();
        while (!look.isGood()) {
            if (System.nanoTime() - startNanos >= patience.toNanos()) return false;
            LockSupport.parkNanos(TICK.toNanos());
        }
        return true;
    }
}
