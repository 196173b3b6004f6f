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
 * @param recordMillis   when the record was published
 * @param hole           the place in a stream that this record cannot take yet
 */
public record Stop(Kind kind, long offset, String reason, Instant since, long recordMillis, Optional<Place> hole) {
    /** Kinds of reasons. */
    public enum Kind {
        /** The record lacks what every event has. */
        MALFORMED,
        /** An event of its stream before it has not arrived. */
        HOLE,
        /** A different event has its place in its stream. */
        CONFLICT,
        /** The broker does not have the record at which the last commit goes on. */
        OFFSET_GONE
    }

    /**
     * A place in a stream.
     *
     * @param tag      of the stream
     * @param sequence zero-based
     */
    public record Place(StreamTag tag, long sequence) {}
}
