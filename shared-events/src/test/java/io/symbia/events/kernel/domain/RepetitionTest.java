package io.symbia.events.kernel.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.kernel.privacy.Personal;
import io.symbia.events.kernel.privacy.Public;
import io.symbia.events.sample.Samples;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What makes a request the same as an earlier one. */
class RepetitionTest {
    private static final Instant NOON = Instant.parse("2026-11-10T12:00:00Z");
    private static final Happened AT_NOON = Happened.at(NOON, ZoneOffset.UTC);

    private record Weighed(
            @Public Happened happened,
            @Public long grams,
            @Public @Computed boolean late,
            @Personal Confidential<String> by)
            implements DomainEvent {}

    private static final Weighed FIRST = weighed(AT_NOON, 7);

    private static Weighed weighed(Happened happened, long grams) {
        return new Weighed(happened, grams, false, Confidential.of("Ada"));
    }

    @Test
    void whatWasAskedIsCompared() {
        assertThat(weighed(AT_NOON, 7).repeats(FIRST)).isTrue();
        assertThat(weighed(AT_NOON, 8).repeats(FIRST)).isFalse();
    }

    @Test
    void theMomentIsComparedWhenSomebodyNamedOne() {
        assertThat(weighed(Happened.at(NOON.plusMillis(1), ZoneOffset.UTC), 7).repeats(FIRST))
                .isFalse();
        assertThat(weighed(Happened.of(Optional.empty(), Optional.empty(), NOON.plusMillis(1)), 7)
                        .repeats(FIRST))
                .isTrue();
    }

    @Test
    void whatWasComputedAndWhatIsPersonalIsNot() {
        assertThat(new Weighed(AT_NOON, 7, true, Confidential.of("Ada")).repeats(FIRST))
                .isTrue();
        assertThat(new Weighed(AT_NOON, 7, false, Confidential.of("Max")).repeats(FIRST))
                .isTrue();
    }

    @Test
    void anotherOffsetIsAnotherMoment() {
        assertThat(weighed(Happened.at(NOON, ZoneOffset.ofHours(1)), 7).repeats(FIRST))
                .isFalse();
        assertThat(weighed(Happened.at(NOON, ZoneOffset.ofHours(1)).unstated(), 7)
                        .repeats(FIRST))
                .isTrue();
    }

    @Test
    void isOfTheSameKindOfEvent() {
        assertThat(Samples.closed().repeats(FIRST)).isFalse();
    }
}
