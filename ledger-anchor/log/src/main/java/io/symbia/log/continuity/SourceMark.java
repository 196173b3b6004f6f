package io.symbia.log.continuity;

import io.symbia.tlog.entry.TopicIncarnation;
import io.symbia.tlog.tree.Hash;
import java.util.Optional;

/**
 * By what a source is known again.
 *
 * @param incarnation which life of its topic is read
 * @param epoch       the newest leader under which a record was written that was read; {@link #NO_EPOCH} if none is known. Forced before
 *                    such a record is sealed, so that no record that is sealed has a newer one
 * @param last        a record that was read, the last one or one of the last seconds
 */
public record SourceMark(TopicIncarnation incarnation, int epoch, Optional<Last> last) {
    /** No leader is known. */
    public static final int NO_EPOCH = -1;

    /**
     * A record that was read.
     *
     * @param offset its offset
     * @param epoch  under which leader it was written; {@link #NO_EPOCH} if unknown
     * @param digest SHA-256 of its value
     */
    public record Last(long offset, int epoch, Hash digest) {}

    /** That of a source of which nothing was read yet. */
    public static SourceMark unread(TopicIncarnation incarnation) {
        return new SourceMark(incarnation, NO_EPOCH, Optional.empty());
    }
}
