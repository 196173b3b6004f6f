package io.symbia.log.intake;

import io.symbia.tlog.entry.StreamTag;
import java.time.Instant;
import java.util.Optional;

/**
 * Why a partition is not read any further. Nothing is skipped: somebody has to look, or, for a hole, the missing event has to arrive
 * through another partition.
 *
 * @param kind           which kind of reason
 * @param offset         of the record that was not taken
 * @param reason         in words
 * @param since          when it was found
 * @param recordMillis   since when its record waits, as {@link io.symbia.log.records.Arrival} has it
 * @param hole           the place in a stream that this record cannot take yet
 */
public record Stop(Kind kind, long offset, String reason, Instant since, long recordMillis, Optional<Place> hole) {
    /** What an operator can decide about it. */
    public enum Way {
        /** To leave out the record. */
        PASS_THE_RECORD,
        /** To leave out what the broker does not have any more. */
        PASS_WHAT_IS_GONE,
        /** To read what has the partition's name now, from its beginning. */
        BEGIN_AGAIN,
        /** Nothing: the cause has to go away. */
        NONE
    }

    /** Kinds of reasons. */
    public enum Kind {
        /** The record lacks what every event has, or its headers are not those of its bytes. */
        MALFORMED(Way.PASS_THE_RECORD, false),
        /** An event of its stream before it has not arrived. */
        HOLE(Way.PASS_THE_RECORD, false),
        /** A different event has its place in its stream. */
        CONFLICT(Way.PASS_THE_RECORD, false),
        /** The broker deleted records before they were read. */
        OFFSET_GONE(Way.PASS_WHAT_IS_GONE, false),
        /** The topic is not the one that was read: it was made anew, or these are other brokers. */
        REPLACED(Way.BEGIN_AGAIN, true),
        /** Records that were read are not there any more, or others are in their place. */
        TRUNCATED(Way.BEGIN_AGAIN, false),
        /** The broker has the record, and not as it was written, or under another number, or does not bring it. */
        UNREADABLE(Way.NONE, false),
        /** The topic is not there any more. */
        MISSING(Way.NONE, true),
        /** The log reads as many partitions as it can. */
        NO_ROOM(Way.NONE, true);

        private final Way way;
        private final boolean passesByItself;

        Kind(Way way, boolean passesByItself) {
            this.way = way;
            this.passesByItself = passesByItself;
        }

        /** What an operator can decide. */
        public Way way() {
            return way;
        }

        /** Whether the partition goes on as soon as the brokers say that the cause is gone. */
        boolean passesByItself() {
            return passesByItself;
        }
    }

    /**
     * A place in a stream.
     *
     * @param tag      of the stream
     * @param sequence zero-based
     */
    public record Place(StreamTag tag, long sequence) {}

    /** A stop that is about no record. */
    static Stop at(Kind kind, long offset, String reason, Instant now) {
        return new Stop(kind, offset, reason, now, now.toEpochMilli(), Optional.empty());
    }

    /** The same, which has stopped as long ago as another. */
    Stop since(Stop other) {
        return new Stop(kind, offset, reason, other.since, other.recordMillis, hole);
    }

    /** The same, of a partition whose oldest record has waited since then: for another reason before, say. */
    Stop waitingSince(long millis) {
        return new Stop(kind, offset, reason, since, millis, hole);
    }

    /** How an operator names it: {@code symbia.payment.events/3@96:MALFORMED}. */
    public String name(String topic, int partition) {
        return topic + "/" + partition + "@" + offset + ":" + kind;
    }
}
