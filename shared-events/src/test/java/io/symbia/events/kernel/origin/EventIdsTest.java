package io.symbia.events.kernel.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventIdsTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123Z");

    @Test
    void beginWithTheTimeOfTheGivenClock() {
        String id = new EventIds(InstantSource.fixed(NOON), new SecureRandom()).next();

        assertThat(EventIds.require(id)).isEqualTo(id);
        assertThat(UUID.fromString(id).getMostSignificantBits() >>> 16).isEqualTo(NOON.toEpochMilli());
    }

    @Test
    void growEvenWithinAMillisecond() {
        EventIds ids = new EventIds(InstantSource.fixed(NOON), new SecureRandom());
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) made.add(ids.next());

        assertThat(made).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void sayWhenTheyWereMade() {
        assertThat(EventIds.timeOf(new EventIds(InstantSource.fixed(NOON), new SecureRandom()).next()))
                .contains(NOON);
        assertThat(EventIds.timeOf("e-1")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "e-1",
                "019379A0-0000-7000-8000-000000000001",
                "019379a0-0000-4000-8000-000000000001",
                "019379a0-0000-7000-7000-000000000001",
                "019379a0000070008000000000000001"
            })
    void haveOneForm(String id) {
        assertThatThrownBy(() -> EventIds.require(id)).isInstanceOf(IllegalArgumentException.class);
    }
}
