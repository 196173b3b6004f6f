package io.symbia.support.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Full passes that follow each other, and clocks that were ahead. */
class PassRhythmTest {
    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final long NOW = 1_800_000_000_000L;

    private final AtomicLong nanos = new AtomicLong(77);
    private final PassRhythm rhythm = new PassRhythm(EVERY, nanos::get);

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void theFirstIsDueAtOnce() {
        assertThat(rhythm.heard(0)).isFalse();
        assertThat(rhythm.isDue(NOW)).isTrue();
    }

    @Test
    void theNextIsDueAWhileAfterTheLast() {
        assertThat(rhythm.heard(NOW)).isTrue();
        assertThat(rhythm.heard(NOW)).isFalse();
        assertThat(rhythm.isDue(NOW + EVERY.toMillis() - 1)).isFalse();
        assertThat(rhythm.isDue(NOW + EVERY.toMillis())).isTrue();
    }

    /** It was ended by an instance whose clock is a second, a day or a year ahead, for a moment or for good. */
    @ParameterizedTest
    @ValueSource(longs = {1, 1_000, 86_400_000, 31_622_400_000L})
    void aLastOneOfTheFutureHoldsTheNextUpForNoLonger(long aheadMillis) {
        rhythm.heard(NOW + aheadMillis);
        assertThat(rhythm.isDue(NOW)).as("nor is one begun after the other").isFalse();
        pass(EVERY.minusNanos(1));
        assertThat(rhythm.isDue(NOW)).isFalse();
        pass(Duration.ofNanos(1));
        assertThat(rhythm.isDue(NOW)).isTrue();
    }

    @Test
    void itsAgeIsCountedByAClockThatNobodySets() {
        rhythm.heard(NOW + Duration.ofDays(1).toMillis());
        pass(Duration.ofSeconds(90));
        assertThat(rhythm.secondsSince()).isEqualTo(90);
        rhythm.heard(NOW);
        assertThat(rhythm.secondsSince()).isZero();
    }
}
