package io.symbia.log.continuity;

import io.symbia.log.entries.Source;
import io.symbia.log.topics.Look;
import java.util.Map;
import java.util.Optional;

/**
 * What the brokers have, and whether they have what was read.
 *
 * @param begunNanos when the brokers were asked, on the clock of {@link System#nanoTime}
 * @param look     what they said
 * @param compared of partitions of which something was read again, what differs, if anything does
 * @param recognised marks of partitions that had none and are those that were read
 */
public record Sighting(
        long begunNanos, Look look, Map<Source, Optional<String>> compared, Map<Source, SourceMark> recognised) {
    /** Keeps copies. */
    public Sighting {
        compared = Map.copyOf(compared);
        recognised = Map.copyOf(recognised);
    }
}
