package io.symbia.support.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times of day that other instances read, with clocks that were ahead. */
class RestsTest {
    private static final Duration REST = Duration.ofMillis(100);
    private static final long NOW = 1_000_000;

    @ParameterizedTest
    @CsvSource({"-101, true", "-100, true", "-99, false", "0, false", "-1000000, true"})
    void aRestIsOverAfterItsTime(long begun, boolean over) {
        assertThat(Rests.isOver(NOW + begun, REST, NOW)).isEqualTo(over);
    }

    /** Clocks that differ by what is borne take nothing from each other. */
    @ParameterizedTest
    @CsvSource({"1, false", "1000, false", "300000, false", "300001, true", "86400000, true", "31622400000, true"})
    void aRestThatBeganInTheFutureIsOver(long begun, boolean over) {
        assertThat(Rests.isOver(NOW + begun, REST, NOW)).isEqualTo(over);
    }
}
