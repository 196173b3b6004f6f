package io.symbia.log.continuity;

import io.symbia.log.topics.FoundPartition;
import java.util.Optional;

/**
 * Why a partition is not the one that was read, or does not have what comes next.
 *
 * @param kind   in which way
 * @param reason in words
 */
public record Difference(Kind kind, String reason) {
    /** Ways to differ. */
    public enum Kind {
        /** The topic is another one of the same name. */
        REPLACED,
        /** Records that were read are gone, or others are in their place. */
        TRUNCATED,
        /** Records that were not read are gone. */
        EXPIRED
    }

    /**
     * Compares a partition with what was read of it.
     *
     * @param mark       by what it is known; empty if that is not known any more
     * @param nextOffset of the first record that was not read
     * @param before     what had been read when the brokers were asked
     * @param compared   what came of reading a record of it again
     */
    public static Optional<Difference> between(
            Optional<SourceMark> mark,
            FoundPartition now,
            long nextOffset,
            ReadBefore before,
            Optional<String> compared) {
        if (mark.isEmpty()) {
            String reason = "what was read of it is not known any more; now it is of " + now.incarnation();
            return of(Kind.REPLACED, compared.orElse(reason));
        }
        if (!mark.get().incarnation().equals(now.incarnation())) {
            String known = mark.get().incarnation().toString();
            return of(Kind.REPLACED, "the log has read " + known + ", what is there now is " + now.incarnation());
        }
        if (now.end() < before.nextOffset()) {
            return of(Kind.TRUNCATED, "it ends at offset " + now.end() + " and was read up to " + before.nextOffset());
        }
        if (now.epoch().orElse(before.epoch()) < before.epoch()) {
            return of(
                    Kind.TRUNCATED,
                    "its last record is of leader epoch " + now.epoch().getAsInt() + ", records of epoch "
                            + before.epoch() + " were read");
        }
        if (compared.isPresent()) {
            return of(Kind.TRUNCATED, compared.get());
        }
        return now.earliest() > nextOffset
                ? of(
                        Kind.EXPIRED,
                        "the broker has deleted records %d to %d, which were not sealed"
                                .formatted(nextOffset, now.earliest() - 1))
                : Optional.empty();
    }

    private static Optional<Difference> of(Kind kind, String reason) {
        return Optional.of(new Difference(kind, reason));
    }
}
