package io.symbia.cosigner.crowd;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How soon those are answered who bring nothing new to a party: some at once, and beyond that each after a pause. An answer that costs nothing is
 * given often enough to keep a machine busy; who waits for it asks again later. What is new never waits here.
 */
public final class Pace {
    /** So many a second are answered at once. A log that has lost an answer, or does not know where a witness is, asks twice a second. */
    public static final int AT_ONCE_PER_SECOND = 50;

    /** Less than a log waits for an answer, which is 5 s by default: among a thousand others that repeat something, it still gets its own. */
    public static final Duration PAUSE = Duration.ofSeconds(4);

    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final int maxPausing;
    private final int atOncePerSecond;
    private final long startNanos = System.nanoTime();
    private long second; // The last one in which somebody came. Guarded by this, as are all below.
    private int cameInIt;
    private int pausing;

    /**
     * Nobody has come yet.
     *
     * @param maxPausing most that may pause at a time; each keeps a connection open
     */
    public Pace(int maxPausing) {
        this(maxPausing, AT_ONCE_PER_SECOND);
    }

    /**
     * Nobody has come yet.
     *
     * @param atOncePerSecond so many a second are answered without a pause
     */
    Pace(int maxPausing, int atOncePerSecond) {
        this.maxPausing = maxPausing;
        this.atOncePerSecond = atOncePerSecond;
    }

    /**
     * Returns when it is time to answer.
     *
     * @throws CrowdedException when too many are pausing
     */
    public void keep() throws CrowdedException, InterruptedException {
        if (isAtOnce()) return;
        try {
            Thread.sleep(PAUSE);
        } finally {
            end();
        }
    }

    private synchronized boolean isAtOnce() throws CrowdedException {
        long now = (System.nanoTime() - startNanos) / SECOND_NANOS;
        if (now != second) cameInIt = 0;
        second = now;
        if (cameInIt < atOncePerSecond) {
            cameInIt++;
            return true;
        }
        if (pausing == maxPausing) throw new CrowdedException();
        pausing++;
        return false;
    }

    private synchronized void end() {
        pausing--;
    }

    /** How many are pausing. */
    public synchronized int pausing() {
        return pausing;
    }
}
