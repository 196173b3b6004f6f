package io.symbia.log.intake;

import io.symbia.log.continuity.ReadBefore;
import io.symbia.log.continuity.SourceMark;
import io.symbia.log.entries.Source;
import io.symbia.log.fetching.Standstill;
import io.symbia.log.records.EventRecord;
import io.symbia.log.topics.FoundPartition;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** One partition as the intake sees it; used by the intake's thread alone. */
final class PartitionIntake {
    private static final long UNKNOWN = -1;
    private static final long NOTHING_WAITS = Long.MAX_VALUE;
    static final Duration READ_AGAIN = Duration.ofSeconds(15); // After records could not be read.

    private final Source name;
    private final TopicPartition partition;
    private final int source;
    private long nextOffset;
    private ReadBefore noted = ReadBefore.UNKNOWN;
    private long notedNanos = System.nanoTime();
    private long turn;
    private boolean placed;
    private long position = UNKNOWN;
    private final Standstill standstill = new Standstill();
    private Optional<FoundPartition> found = Optional.empty();
    private Optional<ConsumerRecord<ByteBuffer, EventRecord>> last = Optional.empty();
    private Optional<Stop> stop = Optional.empty();
    private long triedNanos = System.nanoTime();
    private long waitsSinceMillis = NOTHING_WAITS; // Since the first stop after the last record that was taken.
    private boolean trying;

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
        waitsSinceMillis = NOTHING_WAITS;
        last = Optional.of(record);
        if (trying) resumed();
    }

    /** What an operator decided: it is read from there on. */
    void goesOnAt(long offset) {
        nextOffset = offset;
        noted = ReadBefore.UNKNOWN;
        notedNanos = System.nanoTime();
        position = UNKNOWN;
        last = Optional.empty();
        resumed();
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

    void polledTo(long offset, long nanosPolled) {
        position = offset;
        standstill.polled(nanosPolled);
    }

    void found(FoundPartition now) {
        found = Optional.of(now);
        if (stop.isEmpty() && lag().orElse(1) == 0) waitsSinceMillis = NOTHING_WAITS;
    }

    /** What had been read at that time of {@link System#nanoTime}, as far as this knows. */
    ReadBefore readBefore(long nanos) {
        return nanos - notedNanos >= 0 ? noted : ReadBefore.UNKNOWN;
    }

    /** Whether the brokers were asked before that was known. */
    boolean isOlder(long nanos) {
        return nanos - notedNanos < 0;
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

    /** Says whether that is news: what is tried again and fails as before has stopped when it did so first. */
    boolean stopped(Stop reason) {
        Optional<Stop> same = stop.filter(it -> it.kind() == reason.kind() && it.offset() == reason.offset());
        Stop latest = same.map(reason::since).orElse(reason);
        waitsSinceMillis = Math.min(waitsSinceMillis, latest.recordMillis());
        stop = Optional.of(latest.waitingSince(waitsSinceMillis));
        triedNanos = System.nanoTime();
        trying = false;
        return same.isEmpty();
    }

    void resumed() {
        stop = Optional.empty();
        trying = false;
    }

    /** Whether it has stopped, and nobody tries whether it could go on. */
    boolean isHeld() {
        return stop.isPresent() && !trying;
    }

    /**
     * What could not be read may have been spoilt on its way, or another replica may have it, or somebody has mended it.
     *
     * @param nowNanos of {@link System#nanoTime}: a clock that was ahead holds nothing up
     */
    boolean isToTryAgain(long nowNanos) {
        return isHeld()
                && stop.filter(it -> it.kind() == Stop.Kind.UNREADABLE).isPresent()
                && nowNanos - triedNanos > READ_AGAIN.toNanos();
    }

    /** It is read again, and counts as stopped until it brings something. */
    void tryAgain() {
        trying = true;
    }

    /** Whether it is read again and there is nothing to read. */
    boolean isTriedInVain() {
        return trying && lag().orElse(1) == 0;
    }

    /** INVARIANT 174: whether the brokers say that there is something to read, and bring nothing. */
    boolean standsStill(FoundPartition now, long begunNanos) {
        long at = Math.max(nextOffset, position);
        boolean isRead = placed && !isHeld() && position != UNKNOWN;
        return standstill.isOne(at, isRead && now.end() > at, begunNanos);
    }

    /** Up to the end of the partition. */
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
        Optional<Long> millis =
                waitsSinceMillis != NOTHING_WAITS ? Optional.of(waitsSinceMillis) : last.map(ConsumerRecord::timestamp);
        return millis.isPresent() ? OptionalLong.of(Math.clamp(millis.get(), 0, nowMillis)) : OptionalLong.empty();
    }
}
