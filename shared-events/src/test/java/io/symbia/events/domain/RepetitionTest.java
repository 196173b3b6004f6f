package io.symbia.events.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.events.sample.SampleOrderClosedV1;
import io.symbia.events.sample.Samples;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RepetitionTest {
    private static final Instant AT = Instant.parse("2026-12-24T17:30:00Z");
    private static final Happened STATED = Happened.at(AT, ZoneOffset.UTC);
    private static final SampleOrderClosedV1 EARLIER = closed(STATED, 7);

    @Test
    void isWhatSaysTheSame() {
        assertThat(closed(STATED, 7).repeats(EARLIER)).isTrue();
    }

    @Test
    void isNoneWhenOneComponentDiffers() {
        assertThat(closed(STATED, 8).repeats(EARLIER)).isFalse();
    }

    @Test
    void isNoneWhenAnotherMomentOrOffsetWasStated() {
        assertThat(closed(Happened.at(AT.plus(Duration.ofMillis(1)), ZoneOffset.UTC), 7)
                        .repeats(EARLIER))
                .isFalse();
        assertThat(closed(Happened.at(AT, ZoneOffset.ofHours(1)), 7).repeats(EARLIER))
                .isFalse();
    }

    @Test
    void doesNotAskForAMomentThatNobodyStated() {
        Happened received = Happened.of(Optional.empty(), Optional.empty(), AT.plusSeconds(60));

        assertThat(closed(received, 7).repeats(EARLIER)).isTrue();
        assertThat(closed(received, 8).repeats(EARLIER)).isFalse();
        assertThat(closed(STATED.unstated(), 7).repeats(EARLIER)).isTrue();
    }

    @Test
    void isOfTheSameKindOfEvent() {
        assertThat(EARLIER.repeats(Samples.placed())).isFalse();
    }

    private static SampleOrderClosedV1 closed(Happened happened, long leafIndex) {
        return new SampleOrderClosedV1(happened, true, leafIndex, LocalDate.parse("2027-11-30"));
    }
}
