package io.symbia.log.intake;

import io.symbia.log.entries.Source;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/** One partition as the intake sees it; used by the intake's thread alone. */
final class PartitionIntake {
    private static final long UNKNOWN = -1;

    private final TopicPartition partition;
    private final int source;
    private long nextOffset;
    private long turn;
    private long lag = UNKNOWN;
    private Optional<Stop> stop = Optional.empty();

    PartitionIntake(Source source, int number, long nextOffset) {
        this.partition = new TopicPartition(source.topic(), source.partition());
        this.source = number;
        this.nextOffset = nextOffset;
    }

    TopicPartition partition() {
        return partition;
    }

    int source() {
        return source;
    }

    /** Offset of the first record that was not taken; -1 if none was taken yet. */
    long nextOffset() {
        return nextOffset;
    }

    void took(long offset) {
        nextOffset = offset + 1;
    }

    /** Since the partition was moved to where it is now, in that turn. */
    void moved(long inTurn) {
        turn = inTurn;
    }

    /** Whether a portion of that turn was polled before this partition was moved. */
    boolean isStale(long portionTurn) {
        return portionTurn < turn;
    }

    void lag(long records) {
        lag = records;
    }

    Optional<Stop> stop() {
        return stop;
    }

    void stopped(Stop reason) {
        stop = Optional.of(reason);
    }

    void resumed() {
        stop = Optional.empty();
    }

    IntakeStatus.Partition status() {
        return new IntakeStatus.Partition(
                partition.topic(),
                partition.partition(),
                nextOffset,
                lag == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(lag),
                stop);
    }
}
