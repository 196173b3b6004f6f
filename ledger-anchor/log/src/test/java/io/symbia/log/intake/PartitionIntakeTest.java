package io.symbia.log.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.log.entries.Source;
import io.symbia.log.topics.FoundPartition;
import io.symbia.tlog.entry.TopicIncarnation;
import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A partition stops for one reason after another, and says since when its oldest record waits. */
class PartitionIntakeTest {
    private static final Source SOURCE = new Source("events", 0);
    private static final Instant FIRST = Instant.parse("2026-11-30T09:00:00Z");
    private static final Instant LATER = FIRST.plusSeconds(90);
    private static final long NEXT = 7;

    private final PartitionIntake partition = new PartitionIntake(SOURCE, 0, NEXT);

    private void stop(Stop.Kind kind, Instant now) {
        partition.stopped(Stop.at(kind, NEXT, "tried here", now));
    }

    private void find(long end) {
        TopicIncarnation incarnation = new TopicIncarnation("cluster", "AAAAAAAAAAAAAAAAAAAAAA");
        partition.found(new FoundPartition(SOURCE, incarnation, 0, end, OptionalInt.empty()));
    }

    private long waitsSince() {
        return partition.stop().orElseThrow().recordMillis();
    }

    @Test
    void waitsSinceItsFirstStop() {
        stop(Stop.Kind.UNREADABLE, FIRST);
        stop(Stop.Kind.OFFSET_GONE, LATER);
        assertThat(waitsSince()).isEqualTo(FIRST.toEpochMilli());
        assertThat(partition.stop().orElseThrow().since()).isEqualTo(LATER);
    }

    /** It was tried while the clock was a year ahead or behind: what could not be read is read again all the same. */
    @ParameterizedTest
    @ValueSource(longs = {0, 31_622_400, -31_622_400})
    void isReadAgainByAClockThatNobodySets(long aheadSeconds) {
        long begunNanos = System.nanoTime();
        stop(Stop.Kind.UNREADABLE, Instant.now().plusSeconds(aheadSeconds));
        long untilNanos = System.nanoTime();
        assertThat(partition.isToTryAgain(begunNanos + PartitionIntake.READ_AGAIN.toNanos()))
                .isFalse();
        assertThat(partition.isToTryAgain(untilNanos + PartitionIntake.READ_AGAIN.toNanos() + 1))
                .isTrue();
    }

    @Test
    void waitsOnWhereWhatIsBehindAPassStopsAsWell() {
        find(NEXT + 5);
        stop(Stop.Kind.OFFSET_GONE, FIRST);
        partition.goesOnAt(NEXT + 1);
        find(NEXT + 5);
        stop(Stop.Kind.UNREADABLE, LATER);
        assertThat(waitsSince()).isEqualTo(FIRST.toEpochMilli());
    }

    @Test
    void waitsForNothingOnceItHasComeToItsEnd() {
        find(NEXT + 1);
        stop(Stop.Kind.MALFORMED, FIRST);
        partition.goesOnAt(NEXT + 1);
        find(NEXT + 1);
        stop(Stop.Kind.MALFORMED, LATER);
        assertThat(waitsSince()).isEqualTo(LATER.toEpochMilli());
    }
}
