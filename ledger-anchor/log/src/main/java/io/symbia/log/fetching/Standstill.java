package io.symbia.log.fetching;

import java.time.Duration;

/**
 * Whether a partition has something to read and brings nothing: no error says so where the broker does not find what it has. Counted only while the
 * brokers answer, and by the time in which its consumer has polled: while sealing waits, nobody polls. Not for use by two threads.
 */
public final class Standstill {
    private static final int LOOKS = 5;
    private static final long POLLED_NANOS =
            Duration.ofSeconds(10).toNanos(); // A hundred times the longest wait of a fetch.
    private static final long AWAY_NANOS =
            Duration.ofSeconds(15).toNanos(); // A look that compares records takes as long.

    private long place;
    private int looks;
    private long lookNanos;
    private long polledNanos;
    private long polledBefore;

    /** Counts nothing yet. */
    public Standstill() {}

    /** Its consumer has polled for so long, all in all. */
    public void polled(long nanos) {
        polledNanos = nanos;
    }

    /**
     * Takes note of a look at the brokers.
     *
     * @param at         how far it was polled
     * @param isBehind   whether there is more
     * @param begunNanos when the brokers were asked
     */
    public boolean isOne(long at, boolean isBehind, long begunNanos) {
        boolean goesOn = isBehind && looks > 0 && at == place && begunNanos - lookNanos < AWAY_NANOS;
        if (!goesOn) polledBefore = polledNanos;
        looks = goesOn ? looks + 1 : isBehind ? 1 : 0;
        place = at;
        lookNanos = begunNanos;
        return looks > LOOKS && polledNanos - polledBefore > POLLED_NANOS;
    }
}
