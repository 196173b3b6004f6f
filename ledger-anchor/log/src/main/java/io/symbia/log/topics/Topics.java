package io.symbia.log.topics;

import io.symbia.log.entries.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Finds the partitions of topics, and creates topics that are missing. */
public final class Topics implements AutoCloseable {
    /** As many as the services use, so that whoever comes first creates the same. */
    static final int PARTITIONS = 12;

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Admin admin;
    private final List<String> topics;
    private final boolean create;

    /** Looks after some topics of a cluster. */
    public Topics(String bootstrap, List<String> topics, boolean create) {
        this.admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) TIMEOUT.toMillis(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) TIMEOUT.toMillis() / 2));
        this.topics = topics;
        this.create = create;
    }

    /** All partitions that exist now, ordered by topic and partition. */
    public List<Source> partitions() {
        Set<String> existing = get(admin.listTopics().names());
        for (String topic : topics) {
            if (create && !existing.contains(topic)) {
                create(topic);
            }
        }
        List<Source> sources = new ArrayList<>();
        for (String topic : topics) {
            describe(topic)
                    .ifPresent(description -> description
                            .partitions()
                            .forEach(partition -> sources.add(new Source(topic, partition.partition()))));
        }
        sources.sort(Comparator.comparing(Source::topic).thenComparingInt(Source::partition));
        return sources;
    }

    private void create(String topic) {
        try {
            get(admin.createTopics(List.of(new NewTopic(topic, Optional.of(PARTITIONS), Optional.empty())))
                    .all());
        } catch (TopicExistsException _) {
            // Somebody else was faster.
        }
    }

    private Optional<TopicDescription> describe(String topic) {
        try {
            return Optional.of(
                    get(admin.describeTopics(List.of(topic)).allTopicNames()).get(topic));
        } catch (UnknownTopicOrPartitionException _) {
            return Optional.empty();
        }
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof KafkaException cause ? cause : new KafkaException(failed.getCause());
        } catch (TimeoutException late) {
            throw new org.apache.kafka.common.errors.TimeoutException("the broker gave no answer", late);
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
