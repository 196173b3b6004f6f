package io.symbia.log;

import io.symbia.kafka.Brokers;
import io.symbia.kafka.TopicSettings;
import io.symbia.log.intake.IntakeSettings;
import io.symbia.log.mirroring.MirroringSettings;
import io.symbia.log.witnessing.WitnessingSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How one log is run; see {@code application.yml} for the environment variables.
 *
 * @param origin         name of the log in its checkpoints, a URL without scheme
 * @param data           folder of its files and its key
 * @param mongoUri       where the log state is kept
 * @param kafkaBootstrap brokers, as {@code host:port}
 * @param topics         what it reads
 * @param createTopics   whether topics that are missing are created
 * @param receiptsTopic  where receipts go
 * @param sealInterval   longest time from a batch's first event to its sealing
 * @param maxBatchEvents most events of a batch
 * @param streamInterval shortest time from one sealed map of streams to the next
 * @param witnessing     who has to cosign before a checkpoint is published
 * @param mirroring      who has to hold it whole before
 * @param replicationFactor copies of each partition of a topic that is created; 0 leaves it to the brokers
 * @param minInSyncReplicas copies that must have a record before it is acknowledged; 0 leaves it to the brokers
 * @param kafkaProperties file that says how to come in to Kafka; empty where whoever reaches it may
 */
@ConfigurationProperties("symbia.log")
public record LogSettings(
        String origin,
        Path data,
        String mongoUri,
        String kafkaBootstrap,
        List<String> topics,
        boolean createTopics,
        String receiptsTopic,
        Duration sealInterval,
        int maxBatchEvents,
        Duration streamInterval,
        WitnessingSettings witnessing,
        MirroringSettings mirroring,
        int replicationFactor,
        int minInSyncReplicas,
        @DefaultValue("") String kafkaProperties) {
    /** Refuses settings that contradict each other. */
    public LogSettings {
        topics = List.copyOf(topics);
        if (topics.contains(receiptsTopic)) {
            throw new IllegalArgumentException("the log would seal its own receipts on " + receiptsTopic);
        }
    }

    IntakeSettings intake() {
        return new IntakeSettings(
                brokers(),
                topics,
                createTopics,
                topicSettings(),
                sealInterval,
                maxBatchEvents,
                data.resolve(PassStops.FOLDER));
    }

    /** @throws IllegalArgumentException where the file cannot be read or says something else */
    Brokers brokers() {
        return kafkaProperties.isEmpty()
                ? Brokers.at(kafkaBootstrap)
                : Brokers.at(kafkaBootstrap, Path.of(kafkaProperties));
    }

    TopicSettings topicSettings() {
        return new TopicSettings(replicationFactor, minInSyncReplicas);
    }
}
