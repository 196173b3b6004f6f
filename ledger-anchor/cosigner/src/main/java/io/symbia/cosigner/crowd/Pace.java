package io.symbia.cosigner.crowd;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
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
    private final Set<CountDownLatch> pausing =
            new LinkedHashSet<>(); // The oldest first. Guarded by this, as are all below.
    private long second; // The last one in which somebody came.
    private int cameInIt;

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

    /** Returns when it is time to answer: at the latest when so many have come after it that the pause of the oldest ends early. */
    public void keep() throws InterruptedException {
        CountDownLatch pause = new CountDownLatch(1);
        if (isAtOnce(pause)) return;
        try {
            // Whether it ended early or not, it is time.
            boolean _ = pause.await(PAUSE.toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            end(pause);
        }
    }

    /** Nobody is refused for the many who pause: most of them have hung up, and the answer has been worked out. */
    private synchronized boolean isAtOnce(CountDownLatch pause) {
        long now = (System.nanoTime() - startNanos) / SECOND_NANOS;
        if (now != second) cameInIt = 0;
        second = now;
        if (cameInIt < atOncePerSecond) {
            cameInIt++;
            return true;
        }
        if (pausing.size() == maxPausing) {
            CountDownLatch oldest = pausing.iterator().next();
            pausing.remove(oldest);
            oldest.countDown();
        }
        pausing.add(pause);
        return false;
    }

    private synchronized void end(CountDownLatch pause) {
        pausing.remove(pause);
    }

    /** How many are pausing. */
    public synchronized int pausing() {
        return pausing.size();
    }
}
