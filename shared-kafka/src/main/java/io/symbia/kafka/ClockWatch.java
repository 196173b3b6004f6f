package io.symbia.kafka;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Notices that the time of day was set back. Kafka's clients count heartbeats, rests and when a record is due to be sent by it: one that fell
 * into a time that was ahead makes the next one due when that time comes, and the broker counts its client as dead meanwhile. Used by one thread.
 */
public final class ClockWatch {
    /** A clock that is slewed goes slower by much less between two looks. */
    private static final Duration TOLERANCE = Duration.ofSeconds(1);

    private final LongSupplier millis;
    private final LongSupplier nanos;
    private long ahead; // Of the steady clock, in milliseconds, as of the last look.

    /** By the clocks of this machine. */
    public ClockWatch() {
        this(System::currentTimeMillis, System::nanoTime);
    }

    /** By other clocks. */
    public ClockWatch(LongSupplier millis, LongSupplier nanos) {
        this.millis = millis;
        this.nanos = nanos;
        this.ahead = ahead();
    }

    /** Whether it was set back, by more than a second, since the last look. */
    public boolean wasSetBack() {
        long before = ahead;
        ahead = ahead();
        return before - ahead > TOLERANCE.toMillis();
    }

    private long ahead() {
        return millis.getAsLong() - Duration.ofNanos(nanos.getAsLong()).toMillis();
    }
}
