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
 * @param compared of partitions whose last record was read again, what differs, if anything does
 */
public record Sighting(long begunNanos, Look look, Map<Source, Optional<String>> compared) {
    /** Keeps a copy. */
    public Sighting {
        compared = Map.copyOf(compared);
    }
}
