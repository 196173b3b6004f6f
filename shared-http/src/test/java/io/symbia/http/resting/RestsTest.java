package io.symbia.http.resting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times of day that other processes read, with clocks that were ahead. */
class RestsTest {
    private static final Duration REST = Duration.ofMillis(100);

    @ParameterizedTest
    @CsvSource({"900, true", "901, false", "899, true", "0, true", "1000, false", "1001, true", "9000000000, true"})
    void aRestIsOverAfterItsTimeAndWhenItBeganInTheFuture(long begun, boolean over) {
        assertThat(Rests.isOver(begun, REST, 1_000)).isEqualTo(over);
    }

    @ParameterizedTest
    @CsvSource({"999, false", "1000, true", "1100, true", "1110, true", "1111, false", "9000000000, false"})
    void aRightHoldsForNoLongerThanItsTerm(long until, boolean holds) {
        assertThat(Rests.holds(until, REST, Duration.ofMillis(10), 1_000)).isEqualTo(holds);
    }
}
