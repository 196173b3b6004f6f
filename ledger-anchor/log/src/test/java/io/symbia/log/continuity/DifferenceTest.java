package io.symbia.log.continuity;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.log.continuity.Difference.Kind;
import io.symbia.log.entries.Source;
import io.symbia.log.topics.FoundPartition;
import io.symbia.tlog.entry.TopicIncarnation;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private static final Source SOURCE = new Source("topic", 0);
    private static final TopicIncarnation READ = new TopicIncarnation("cluster", "1Rb2cQkmT3-9bqTz5tXWvA");
    private static final SourceMark MARK = new SourceMark(READ, 4, Optional.empty());

    private static FoundPartition found(long earliest, long end, int epoch) {
        return new FoundPartition(SOURCE, READ, earliest, end, OptionalInt.of(epoch));
    }

    private static Optional<Kind> kind(Optional<SourceMark> mark, FoundPartition now, Optional<String> compared) {
        return Difference.between(mark, now, 10, new ReadBefore(10, 4), compared)
                .map(Difference::kind);
    }

    private static Optional<Kind> kind(FoundPartition now) {
        return kind(Optional.of(MARK), now, Optional.empty());
    }

    @Test
    void isNoneWhereEverythingIsAsItWas() {
        assertThat(kind(found(0, 10, 4))).isEmpty();
        assertThat(kind(found(10, 25, 9))).isEmpty(); // What was read may be deleted.
        assertThat(kind(new FoundPartition(SOURCE, READ, 0, 10, OptionalInt.empty())))
                .isEmpty();
    }

    @Test
    void isAnotherTopicOrClusterOfThatName() {
        for (TopicIncarnation other : new TopicIncarnation[] {
            new TopicIncarnation("cluster", "1Rb2cQkmT3-9bqTz5tXWvB"),
            new TopicIncarnation("cluster-2", "1Rb2cQkmT3-9bqTz5tXWvA")
        }) {
            assertThat(kind(new FoundPartition(SOURCE, other, 0, 25, OptionalInt.of(4))))
                    .contains(Kind.REPLACED);
        }
        assertThat(kind(Optional.empty(), found(0, 10, 4), Optional.empty())).contains(Kind.REPLACED);
    }

    @Test
    void isAnEndBeforeWhatWasRead() {
        assertThat(kind(found(0, 9, 4))).contains(Kind.TRUNCATED);
    }

    /** The brokers were asked before the last records were read, under a new leader; nothing is missing. */
    @Test
    void isNotAnAnswerThatIsOlderThanWhatWasRead() {
        for (ReadBefore before : new ReadBefore[] {new ReadBefore(9, 3), ReadBefore.UNKNOWN}) {
            assertThat(Difference.between(Optional.of(MARK), found(0, 9, 3), 10, before, Optional.empty()))
                    .isEmpty();
        }
    }

    @Test
    void isALeaderFromBefore() {
        assertThat(kind(found(0, 25, 3))).contains(Kind.TRUNCATED);
    }

    @Test
    void isAnotherRecord() {
        assertThat(kind(Optional.of(MARK), found(0, 25, 4), Optional.of("another")))
                .contains(Kind.TRUNCATED);
    }

    @Test
    void isABeginningBehindWhatComesNext() {
        assertThat(kind(found(11, 25, 4))).contains(Kind.EXPIRED);
    }
}
