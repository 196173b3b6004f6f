package io.symbia.log.sequencing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AcceptedTimesTest {
    private static final long NOW = 1_795_000_000_000L;

    private static AcceptedTimes of(long... millis) {
        AcceptedTimes times = new AcceptedTimes();
        for (long at : millis) times.add(at, 1);
        return times;
    }

    /** Whatever the order and the span, each event is counted once, and never later than it was accepted. */
    @Test
    void keepEachEventToAThirtySecondOfTheirSpan() {
        Random random = new Random(11);
        for (int span = 1; span < 1_000_000_000; span *= 7) {
            long[] millis = new Random(span).longs(500, NOW, NOW + span).toArray();
            AcceptedTimes times = of(millis);
            long[] sorted = LongStream.of(millis).sorted().toArray();
            List<Long> kept = new ArrayList<>();
            times.visit((at, events) -> LongStream.range(0, events).forEach(_ -> kept.add(at)));

            assertThat(kept).hasSize(millis.length).isSorted();
            long step = Math.max(64, span / 16);
            for (int event = 0; event < sorted.length; event++) {
                assertThat(sorted[event] - kept.get(event)).as("span %d", span).isBetween(0L, step);
            }
            AcceptedTimes both = of(NOW - random.nextInt(span), NOW + span);
            both.add(times);
            assertThat(both.events()).isEqualTo(millis.length + 2L);
        }
    }

    @Test
    void knowTheOldest() {
        assertThat(new AcceptedTimes().oldestMillis()).isEmpty();
        assertThat(of(NOW, NOW - 10_000_000).oldestMillis().orElseThrow())
                .isBetween(NOW - 10_000_000 - 10_000_000 / 16, NOW - 10_000_000);
    }

    @Test
    void areCopiedWhole() {
        AcceptedTimes times = of(NOW, NOW + 1);
        AcceptedTimes copy = times.copy();
        times.clear();

        assertThat(times.events()).isZero();
        assertThat(times.oldestMillis()).isEmpty();
        assertThat(copy.events()).isEqualTo(2);
        times.add(NOW + 5_000, 3);
        assertThat(times.oldestMillis().orElseThrow()).isBetween(NOW + 5_000 - 64, NOW + 5_000);
    }
}
