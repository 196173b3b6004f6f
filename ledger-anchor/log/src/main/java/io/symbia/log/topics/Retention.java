package io.symbia.log.topics;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How long the brokers keep the records of a topic.
 *
 * @param millis      after which a record is deleted; empty if it is kept for ever
 * @param bytes       of a partition, above which its oldest records are deleted; empty if there is no such limit
 * @param isCompacted whether of records with one key only the last is kept, which takes events away
 */
public record Retention(OptionalLong millis, OptionalLong bytes, boolean isCompacted) {
    /** What must not be so if everything is to be sealed, however long the log stands still. */
    public Optional<String> concern() {
        if (isCompacted) {
            return Optional.of("is compacted: events are taken out of it before they are sealed");
        }
        if (millis.isPresent()) {
            return Optional.of("keeps records for " + Duration.ofMillis(millis.getAsLong()) + " and no longer");
        }
        return bytes.isPresent()
                ? Optional.of("keeps " + bytes.getAsLong() + " bytes a partition and no more")
                : Optional.empty();
    }
}
