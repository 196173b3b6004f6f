package io.symbia.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * How topics are created, whoever comes first: records are kept until somebody deletes the topic, since views and logs are begun anew from
 * them.
 *
 * @param replicationFactor copies of each partition; {@link #LEFT_TO_BROKERS} leaves it to them
 * @param minInSyncReplicas copies that must have a record before it is acknowledged; {@link #LEFT_TO_BROKERS} leaves it to them
 */
public record TopicSettings(int replicationFactor, int minInSyncReplicas) {
    /** As the brokers do by default. */
    public static final int LEFT_TO_BROKERS = 0;

    /** Both as the brokers do by default. */
    public static final TopicSettings OF_THE_BROKERS = new TopicSettings(LEFT_TO_BROKERS, LEFT_TO_BROKERS);

    /** Partitions of a topic of events. */
    public static final int PARTITIONS = 12;

    /** What a topic's name is followed by where a service sends its events once more. */
    public static final String RESENT = ".resent";

    private static final String UNLIMITED = "-1";

    /** A producer can write any time into its records; how long an event has waited is counted from what the broker writes. */
    private static final String STAMPED_BY_BROKERS = "LogAppendTime";

    /** Refuses what could never be written to. */
    public TopicSettings {
        boolean isTooMany = replicationFactor != LEFT_TO_BROKERS && minInSyncReplicas > replicationFactor;
        if (replicationFactor < 0 || replicationFactor > Short.MAX_VALUE || minInSyncReplicas < 0 || isTooMany) {
            throw new IllegalArgumentException(
                    "of " + replicationFactor + " copies of a partition, " + minInSyncReplicas + " cannot be in sync");
        }
    }

    /** What an administrator of Kafka is asked to create. */
    public NewTopic topic(String name, int partitions) {
        Map<String, String> settings = new HashMap<>(Map.of(
                TopicConfig.RETENTION_MS_CONFIG, UNLIMITED,
                TopicConfig.RETENTION_BYTES_CONFIG, UNLIMITED,
                TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, STAMPED_BY_BROKERS));
        if (minInSyncReplicas != LEFT_TO_BROKERS) {
            settings.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(minInSyncReplicas));
        }
        Optional<Short> copies =
                replicationFactor == LEFT_TO_BROKERS ? Optional.empty() : Optional.of((short) replicationFactor);
        return new NewTopic(name, Optional.of(partitions), copies).configs(settings);
    }
}
