package io.symbia.log.intake;

import java.time.Duration;
import java.util.List;

/**
 * Where events come from, and when a batch is full.
 *
 * @param bootstrap     brokers, as {@code host:port}
 * @param topics        all that the log reads
 * @param createTopics  whether topics that are missing are created
 * @param sealInterval  longest time from a batch's first event to its sealing
 * @param maxBatchEvents most events of a batch
 */
public record IntakeSettings(
        String bootstrap, List<String> topics, boolean createTopics, Duration sealInterval, int maxBatchEvents) {
    /** Refuses settings with which nothing could be read. */
    public IntakeSettings {
        topics = List.copyOf(topics);
        if (topics.isEmpty() || maxBatchEvents < 1 || sealInterval.isNegative()) {
            throw new IllegalArgumentException("the log reads at least one topic, in batches of at least one event");
        }
    }
}
