package io.symbia.log.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.disk.FolderDisk;
import io.symbia.log.testkit.MemoryLogState;
import io.symbia.log.testkit.SimulatedLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealingClockTest {
    private static final Instant START = Instant.parse("2026-11-22T09:30:00Z");

    private Duration ahead = Duration.ZERO; // Of most witnesses.
    private final HandClock hand = new HandClock(START);
    private final SealingClock clock = new SealingClock(hand, START, () -> ahead);

    @TempDir
    private Path folder;

    /** A clock that is set by hand. */
    private static final class HandClock extends Clock {
        private Instant now;

        HandClock(Instant now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void goesOnWithTheClockInWholeMilliseconds() throws WrongClockException {
        hand.now = START.plusNanos(1_999_999);

        assertThat(clock.next()).isEqualTo(START.plusMillis(1));
    }

    @Test
    void standsWhileTheClockIsALittleBehind() throws WrongClockException {
        hand.now = START.plusSeconds(10);
        clock.next();
        hand.now = START.plusSeconds(10).minus(SealingClock.TOLERANCE);

        assertThat(clock.next()).isEqualTo(START.plusSeconds(10));
    }

    @Test
    void waitsForAClockThatIsMinutesBehindAndGoesOnByItself() throws WrongClockException {
        hand.now = START.minus(SealingClock.TOLERANCE).minusMillis(1);

        assertThatThrownBy(clock::next)
                .isInstanceOf(WrongClockException.class)
                .hasMessageContaining("the last batch was sealed at " + START);
        hand.now = START.plus(Duration.ofSeconds(1));
        assertThat(clock.next()).isEqualTo(START.plusSeconds(1));
    }

    @Test
    void knowsNoYearOfFiveDigits() throws WrongClockException {
        hand.now = Instant.parse("9999-12-31T23:59:59.999Z");
        assertThat(new SealingClock(hand, START, () -> ahead).next()).isEqualTo(hand.now);
        hand.now = hand.now.plusMillis(1);
        assertThatThrownBy(clock::next).hasMessageContaining("+10000-01-01");
        hand.now = Instant.parse("1969-12-31T23:59:59.999Z");
        assertThatThrownBy(clock::next).isInstanceOf(WrongClockException.class);
    }

    @Test
    void waitsWhileMostWitnessesAreMinutesAwayOnEitherSide() throws WrongClockException {
        for (Duration beyond : List.of(
                SealingClock.TOLERANCE.plusMillis(1),
                SealingClock.TOLERANCE.plusMillis(1).negated(),
                Duration.ofDays(2_000_000))) {
            ahead = beyond;
            assertThatThrownBy(clock::next)
                    .isInstanceOf(WrongClockException.class)
                    .hasMessageContaining(
                            "of most witnesses are " + beyond.abs().toSeconds() + " s");
        }
        for (Duration within : List.of(SealingClock.TOLERANCE, SealingClock.TOLERANCE.negated())) {
            ahead = within;
            assertThat(clock.next()).isEqualTo(START);
        }
    }

    /** The simulated log seals at one fixed time. */
    @Test
    void beginsWhereTheLogEnded() throws IOException, WrongClockException {
        FolderDisk disk = new FolderDisk(folder);
        try (SimulatedLog log = SimulatedLog.start(disk, new MemoryLogState())) {
            log.sealTo(10);
            hand.now = START.minusSeconds(20);

            assertThat(SealingClock.after(disk, log.last(), hand, () -> ahead).next())
                    .isEqualTo(START);
        }
    }
}
