package io.symbia.support.reconciliation;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Says when the next full pass is due. The end of the last one is a time of day by the clock of whichever instance ended it; one that lies in
 * the future counts from when this instance heard of it. Used by one thread, but for the age.
 */
final class PassRhythm {
    private final Duration every;
    private final LongSupplier nanos;
    private long lastMillis; // End of the last pass; 0 before the first.
    private volatile long heardNanos;

    /**
     * A rhythm that begins now.
     *
     * @param every from the end of a pass to the start of the next
     * @param nanos a steady clock
     */
    PassRhythm(Duration every, LongSupplier nanos) {
        this.every = every;
        this.nanos = nanos;
        this.heardNanos = nanos.getAsLong();
    }

    /**
     * Takes note of when the last pass ended; returns whether that is news.
     *
     * @param endedMillis 0 before the first
     */
    boolean heard(long endedMillis) {
        if (endedMillis == lastMillis) return false;
        lastMillis = endedMillis;
        heardNanos = nanos.getAsLong();
        return true;
    }

    /** Whether the next pass is to begin. */
    boolean isDue(long nowMillis) {
        return nowMillis - lastMillis >= every.toMillis() || nanos.getAsLong() - heardNanos >= every.toNanos();
    }

    /** Seconds since this heard of the end of a pass, or since its beginning. */
    double secondsSince() {
        return (nanos.getAsLong() - heardNanos) / 1e9;
    }
}
