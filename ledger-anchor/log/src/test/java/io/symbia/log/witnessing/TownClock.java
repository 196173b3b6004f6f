package io.symbia.log.witnessing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that can be set to another time, from which it goes on. */
final class TownClock extends Clock {
    private volatile Duration ahead = Duration.ZERO;

    void setAheadBy(Duration difference) {
        ahead = difference;
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
