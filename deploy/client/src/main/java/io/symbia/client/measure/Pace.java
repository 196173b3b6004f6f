package io.symbia.client.measure;

/**
 * An even rate. What is due does not wait for answers: a platform that slows down gets no fewer commands, and what it makes wait is counted
 * from the moment at which it was due.
 *
 * @param perSecond commands a second, at least 1
 * @param seconds   how long, at least 1
 */
public record Pace(int perSecond, int seconds) {
    private static final long NANOS_A_SECOND = 1_000_000_000L;

    public Pace {
        if (perSecond < 1) throw new IllegalArgumentException("a rate is at least 1 a second, was " + perSecond);
        if (seconds < 1) throw new IllegalArgumentException("a measure takes at least 1 second, was " + seconds);
    }

    /** How many commands there are. */
    public int count() {
        return Math.multiplyExact(perSecond, seconds);
    }

    /**
     * When a command is due, in nanoseconds from the beginning; rounding does not add up.
     *
     * @param index zero-based, in [0, count)
     */
    public long dueNanos(int index) {
        return index * NANOS_A_SECOND / perSecond;
    }
}
