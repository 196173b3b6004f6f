package io.symbia.log.intake;

import io.symbia.kafka.Brokers;
import io.symbia.kafka.TopicSettings;
import io.symbia.log.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Where events come from, and when a batch is full.
 *
 * @param brokers       of the cluster
 * @param topics        all that the log reads
 * @param createTopics  whether topics that are missing are created
 * @param topicSettings how they are created
 * @param sealInterval  longest time from a batch's first event to its sealing
 * @param maxBatchEvents most events of a batch
 * @param decisions     folder of what operators decided
 */
public record IntakeSettings(
        Brokers brokers,
        List<String> topics,
        boolean createTopics,
        TopicSettings topicSettings,
        Duration sealInterval,
        int maxBatchEvents,
        Path decisions) {
    /** Refuses settings with which nothing could be read. */
    public IntakeSettings {
        topics = List.copyOf(topics);
        if (topics.isEmpty() || maxBatchEvents < 1 || sealInterval.isNegative()) {
            throw new IllegalArgumentException("the log reads at least one topic, in batches of at least one event");
        }
    }

    /** The topics, and those of events that are sent once more, which are read where they exist. */
    List<String> allTopics() {
        return topics.stream()
                .flatMap(topic -> Stream.of(topic, topic + TopicSettings.RESENT))
                .toList();
    }

    /**
     * Looks after the topics.
     *
     * @param isNew whether nothing was ever read of a topic: one of which the log has read is not created again, whoever deleted it should say so
     */
    Topics open(Predicate<String> isNew) {
        return new Topics(
                brokers,
                allTopics(),
                topic -> createTopics && topics.contains(topic) && isNew.test(topic),
                topicSettings);
    }
}
