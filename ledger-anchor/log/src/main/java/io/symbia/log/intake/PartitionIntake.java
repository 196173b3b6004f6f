package io.symbia.log.intake;

import io.symbia.log.continuity.ReadBefore;
import io.symbia.log.continuity.SourceMark;
import io.symbia.log.entries.Source;
import io.symbia.log.records.EventRecord;
import io.symbia.log.topics.FoundPartition;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** One partition as the intake sees it; used by the intake's thread alone. */
final class PartitionIntake {
    private static final long UNKNOWN = -1;

    private final Source name;
    private final TopicPartition partition;
    private final int source;
    private long nextOffset;
    private ReadBefore noted = ReadBefore.UNKNOWN;
    private long notedNanos = System.nanoTime();
    private long turn;
    private boolean placed;
    private long position = UNKNOWN;
    private Optional<FoundPartition> found = Optional.empty();
    private Optional<ConsumerRecord<ByteBuffer, EventRecord>> last = Optional.empty();
    private Optional<Stop> stop = Optional.empty();

    PartitionIntake(Source name, int number, long nextOffset) {
        this.name = name;
        this.partition = new TopicPartition(name.topic(), name.partition());
        this.source = number;
        this.nextOffset = Math.max(0, nextOffset); // Of a partition that was never read, every record is due.
    }

    Source name() {
        return name;
    }

    TopicPartition partition() {
        return partition;
    }

    /** Its number in commits. */
    int source() {
        return source;
    }

    /** Offset of the first record that was not taken. */
    long nextOffset() {
        return nextOffset;
    }

    void took(ConsumerRecord<ByteBuffer, EventRecord> record) {
        nextOffset = record.offset() + 1;
        last = Optional.of(record);
    }

    /** What an operator decided: it is read from there on. */
    void goesOnAt(long offset) {
        nextOffset = offset;
        noted = ReadBefore.UNKNOWN;
        position = UNKNOWN;
        last = Optional.empty();
        stop = Optional.empty();
    }

    /** The mark after what was taken. */
    Optional<SourceMark> mark(Optional<SourceMark> before) {
        return before.map(mark -> last.map(record -> mark(mark, record)).orElse(mark));
    }

    private static SourceMark mark(SourceMark before, ConsumerRecord<ByteBuffer, EventRecord> record) {
        int epoch = record.leaderEpoch().orElse(SourceMark.NO_EPOCH);
        return new SourceMark(
                before.incarnation(),
                Math.max(before.epoch(), epoch),
                Optional.of(new SourceMark.Last(
                        record.offset(), epoch, record.value().digestHash())));
    }

    /** It is read by a consumer of this connection. */
    void placed() {
        placed = true;
    }

    /** The connection has ended. */
    void lost() {
        placed = false;
        position = UNKNOWN;
    }

    boolean isPlaced() {
        return placed;
    }

    /** Since the partition was moved to where it is now, in that turn. */
    void moved(long inTurn) {
        turn = inTurn;
    }

    /** Whether a portion of that turn was polled before this partition was moved. */
    boolean isStale(long portionTurn) {
        return portionTurn < turn;
    }

    void polledTo(long offset) {
        position = offset;
    }

    void found(FoundPartition now) {
        found = Optional.of(now);
    }

    /** What had been read at that time of {@link System#nanoTime}, as far as this knows. */
    ReadBefore readBefore(long nanos) {
        return nanos - notedNanos >= 0 ? noted : ReadBefore.UNKNOWN;
    }

    /** Takes note of what is read by now, for answers to what is asked from now on. */
    void note(Optional<SourceMark> mark) {
        noted = new ReadBefore(nextOffset, mark.map(SourceMark::epoch).orElse(SourceMark.NO_EPOCH));
        notedNanos = System.nanoTime();
    }

    /** As the brokers said last. */
    Optional<FoundPartition> found() {
        return found;
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

    /** Up to the end of the partition, also where a transaction keeps records back; markers of transactions that were polled do not count. */
    OptionalLong lag() {
        return found.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(Math.max(0, found.get().end() - Math.max(nextOffset, position)));
    }

    /**
     * A time before which the broker does not hold the oldest record that waits to have been made: by its time a record is deleted, whoever made
     * that up. Never later than now.
     */
    OptionalLong waitsSinceMillis(long nowMillis) {
        if (lag().orElse(0) == 0) {
            return OptionalLong.empty();
        }
        Optional<Long> millis = stop.map(Stop::recordMillis).or(() -> last.map(ConsumerRecord::timestamp));
        return millis.isPresent() ? OptionalLong.of(Math.clamp(millis.get(), 0, nowMillis)) : OptionalLong.empty();
    }
}
