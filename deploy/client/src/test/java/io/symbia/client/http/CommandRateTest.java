package io.symbia.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CommandRateTest {
    private final AtomicLong nanos = new AtomicLong(TimeUnit.SECONDS.toNanos(-5)); // A nano clock may begin anywhere.
    private final CommandRate rate = new CommandRate(nanos::get);

    private void answered(int commands, int inSeconds) {
        for (int second = 0; second < inSeconds; second++) {
            for (int i = 0; i < commands; i++) rate.answered();
            nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
        }
    }

    @Test
    void isZeroBeforeAWholeWindow() {
        assertThat(rate.median(2)).isZero();
        answered(7, 1);
        assertThat(rate.median(2)).isZero();
    }

    @Test
    void isTheMedianOfTheWindows() {
        answered(1, 2);
        answered(9, 4);
        answered(2, 1);
        assertThat(rate.median(2)).isEqualTo(9);
        assertThat(rate.median(3)).isEqualTo(9);
    }

    @Test
    void countsSecondsInWhichNothingWasAnswered() {
        answered(4, 1);
        answered(0, 8);
        answered(4, 1);
        assertThat(rate.median(1)).isZero();
    }
}
