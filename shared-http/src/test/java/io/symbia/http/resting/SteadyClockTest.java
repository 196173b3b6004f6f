package io.symbia.http.resting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SteadyClockTest {
    /** System.nanoTime may be negative and may overflow; only differences count. */
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);

    @Test
    void countsWhatHasPassedAndNothingElse() {
        SteadyClock clock = new SteadyClock(nanos::get);
        assertThat(clock.instant()).isEqualTo(Instant.EPOCH);
        nanos.addAndGet(Duration.ofSeconds(90).toNanos());
        assertThat(clock.instant()).isEqualTo(Instant.EPOCH.plusSeconds(90));
        assertThat(clock.withZone(ZoneOffset.ofHours(8)).instant()).isEqualTo(clock.instant());
    }
}
