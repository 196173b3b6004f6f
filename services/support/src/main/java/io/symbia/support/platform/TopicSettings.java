package io.symbia.support.platform;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * How topics are created, by services as by the log: records are kept until somebody deletes the topic, since views and logs are begun anew
 * from them.
 *
 * @param replicationFactor copies of each partition; 0 leaves it to the brokers
 * @param minInSyncReplicas copies that must have a record before it is acknowledged; 0 leaves it to the brokers
 */
public record TopicSettings(int replicationFactor, int minInSyncReplicas) {
    /** As the brokers do by default. */
    public static final TopicSettings OF_THE_BROKERS = new TopicSettings(0, 0);

    private static final String UNLIMITED = "-1";

    /** Refuses what could never be written to. */
    public TopicSettings {
        boolean isTooMany = replicationFactor != 0 && minInSyncReplicas > replicationFactor;
        if (replicationFactor < 0 || replicationFactor > Short.MAX_VALUE || minInSyncReplicas < 0 || isTooMany) {
            throw new IllegalArgumentException(
                    "of " + replicationFactor + " copies of a partition, " + minInSyncReplicas + " cannot be in sync");
        }
    }

    NewTopic topic(String name, int partitions) {
        Map<String, String> settings = new HashMap<>(
                Map.of("retention.ms", UNLIMITED, "retention.bytes", UNLIMITED, "cleanup.policy", "delete"));
        settings.put("message.timestamp.type", "LogAppendTime"); // The log counts from it how long an event has waited.
        if (minInSyncReplicas > 0) settings.put("min.insync.replicas", Integer.toString(minInSyncReplicas));
        Optional<Short> copies = replicationFactor == 0 ? Optional.empty() : Optional.of((short) replicationFactor);
        return new NewTopic(name, Optional.of(partitions), copies).configs(settings);
    }
}
