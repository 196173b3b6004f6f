package io.symbia.log.witnessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClocksTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int MOST = 7;

    /** Of every number of witnesses, every number of liars, whatever they say. */
    @Test
    void areWrongOnlyIfMoreThanHalfSaySo() {
        for (int all = 0; all <= MOST; all++) {
            for (int liars = 0; liars <= all; liars++) {
                for (Duration lie : List.of(HOUR, HOUR.negated(), Duration.ofSeconds(Long.MAX_VALUE / 2))) {
                    for (int honest = 0; honest <= all - liars; honest++) { // The others say nothing.
                        List<Duration> known = new ArrayList<>(Collections.nCopies(liars, lie));
                        known.addAll(Collections.nCopies(honest, Duration.ZERO));
                        Duration expected = 2 * liars > all ? lie : Duration.ZERO;
                        assertThat(Clocks.ofMost(known, all)).isEqualTo(expected);
                    }
                }
            }
        }
    }

    @Test
    void areNotFurtherAwayThanMoreThanHalfSay() {
        assertThat(Clocks.ofMost(List.of(HOUR, Duration.ofSeconds(2), Duration.ofDays(9)), 3))
                .isEqualTo(HOUR);
        assertThat(Clocks.ofMost(List.of(HOUR.negated(), Duration.ofSeconds(-2), Duration.ofSeconds(-3)), 3))
                .isEqualTo(Duration.ofSeconds(-3));
        assertThat(Clocks.ofMost(List.of(HOUR, HOUR.negated()), 2)).isZero();
    }
}
