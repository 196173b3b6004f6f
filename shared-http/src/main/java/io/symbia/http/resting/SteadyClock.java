package io.symbia.http.resting;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/**
 * A clock that nobody sets: it counts from an arbitrary moment. For rests, such as that of a circuit breaker, which must not last for a year
 * because the system's clock was a year ahead when they began. Its instants say nothing about the time of day.
 */
public final class SteadyClock extends Clock {
    private final LongSupplier nanos;
    private final long beginNanos;

    /** A clock that runs with {@link System#nanoTime}. */
    public SteadyClock() {
        this(System::nanoTime);
    }

    SteadyClock(LongSupplier nanos) {
        this.nanos = nanos;
        this.beginNanos = nanos.getAsLong();
    }

    @Override
    public Instant instant() {
        return Instant.EPOCH.plusNanos(nanos.getAsLong() - beginNanos);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** The same clock: no zone makes its instants the time of day. */
    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
