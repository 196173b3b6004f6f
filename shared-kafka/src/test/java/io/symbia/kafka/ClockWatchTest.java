package io.symbia.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ClockWatchTest {
    private long millis = 1_700_000_000_000L;
    private long nanos = -5;
    private final ClockWatch watch = new ClockWatch(() -> millis, () -> nanos);

    private void pass(long steady, long shown) {
        nanos += TimeUnit.MILLISECONDS.toNanos(steady);
        millis += shown;
    }

    @Test
    void seesATimeThatWasSetBackOnce() {
        assertThat(watch.wasSetBack()).isFalse();
        pass(250, 250);
        assertThat(watch.wasSetBack()).isFalse();
        pass(250, 60_250); // Set ahead.
        assertThat(watch.wasSetBack()).isFalse();
        pass(8_000, 8_000);
        assertThat(watch.wasSetBack()).isFalse();
        pass(250, -59_750); // And right again.
        assertThat(watch.wasSetBack()).isTrue();
        pass(250, 250);
        assertThat(watch.wasSetBack()).isFalse();
    }

    @Test
    void seesItFromMoreThanASecondOn() {
        pass(2_000, 1_000);
        assertThat(watch.wasSetBack()).isFalse();
        pass(2_000, 998);
        assertThat(watch.wasSetBack()).isTrue();
    }

    /** Five hundred millionths slower, as a daemon slews it: 2 s in an hour and more. */
    @Test
    void takesNothingFromAClockThatIsSlewed() {
        for (int look = 0; look < 20_000; look++) {
            pass(2_000, 1_999);
            assertThat(watch.wasSetBack()).isFalse();
        }
    }
}
