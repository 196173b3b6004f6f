package io.symbia.log.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.log.entries.Source;
import io.symbia.log.topics.FoundPartition;
import io.symbia.tlog.entry.TopicIncarnation;
import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

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
