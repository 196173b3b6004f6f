package io.symbia.log.topics;

import io.symbia.kafka.Brokers;
import io.symbia.kafka.TopicSettings;
import io.symbia.log.entries.Source;
import io.symbia.tlog.entry.TopicIncarnation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Finds topics and their partitions, and creates topics that are missing. Not for use by two threads at once. */
public final class Topics implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String UNNAMED = "unnamed";
    private static final long RETENTION_NANOS = Duration.ofSeconds(30).toNanos();

    private final Admin admin;
    private final List<String> topics;
    private final Predicate<String> create;
    private final TopicSettings settings;
    private Map<String, Retention> retention = Map.of();
    private long retentionNanos = System.nanoTime() - RETENTION_NANOS;

    /**
     * Looks after some topics of a cluster.
     *
     * @param create whether a topic that is missing is created
     */
    public Topics(Brokers brokers, List<String> topics, Predicate<String> create, TopicSettings settings) {
        this.admin = Admin.create(brokers.client(Map.of(
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) TIMEOUT.toMillis(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) TIMEOUT.toMillis() / 2)));
        this.topics = topics;
        this.create = create;
        this.settings = settings;
    }

    /** Creates those that are missing and may be created. */
    public void create() {
        Set<String> existing = get(admin.listTopics().names());
        for (String topic : topics) {
            if (!existing.contains(topic) && create.test(topic)) {
                create(topic);
            }
        }
    }

    private void create(String topic) {
        try {
            get(admin.createTopics(List.of(settings.topic(topic, TopicSettings.PARTITIONS)))
                    .all());
        } catch (TopicExistsException _) {
            // Somebody else was faster.
        }
    }

    /** Asks the brokers what there is now, after creating what is missing. */
    public Look look() {
        create();
        String cluster = Optional.ofNullable(get(admin.describeCluster().clusterId()))
                .filter(TopicIncarnation::isCluster)
                .orElse(UNNAMED); // Topic ids tell topics apart wherever they are.
        Map<Source, TopicIncarnation> sources = new HashMap<>();
        List<String> missing = new ArrayList<>();
        for (String topic : topics) {
            Optional<TopicDescription> description = describe(topic);
            if (description.isEmpty()) missing.add(topic);
            else addPartitions(description.get(), cluster, sources);
        }
        refreshRetention(
                topics.stream().filter(topic -> !missing.contains(topic)).toList());
        return withOffsets(sources, missing);
    }

    private static void addPartitions(TopicDescription topic, String cluster, Map<Source, TopicIncarnation> sources) {
        TopicIncarnation incarnation =
                new TopicIncarnation(cluster, topic.topicId().toString());
        for (TopicPartitionInfo partition : topic.partitions()) {
            sources.put(new Source(topic.name(), partition.partition()), incarnation);
        }
    }

    private Look withOffsets(Map<Source, TopicIncarnation> sources, List<String> missing) {
        Map<TopicPartition, OffsetSpec> ends = specs(sources.keySet(), OffsetSpec.latest());
        ListOffsetsResult earliest = admin.listOffsets(specs(sources.keySet(), OffsetSpec.earliest()));
        ListOffsetsResult latest = admin.listOffsets(ends);
        List<FoundPartition> found = new ArrayList<>();
        Map<Source, String> silent = new HashMap<>();
        sources.forEach((source, incarnation) -> {
            try {
                ListOffsetsResultInfo first = get(earliest.partitionResult(partition(source)));
                ListOffsetsResultInfo last = get(latest.partitionResult(partition(source)));
                OptionalInt epoch = last.leaderEpoch().map(OptionalInt::of).orElse(OptionalInt.empty());
                found.add(new FoundPartition(source, incarnation, first.offset(), last.offset(), epoch));
            } catch (KafkaException failed) { // One that has no leader must not hide the others.
                silent.put(source, failed.toString());
            }
        });
        found.sort(Comparator.comparing((FoundPartition it) -> it.source().topic())
                .thenComparingInt(it -> it.source().partition()));
        return new Look(found, missing, silent, retention);
    }

    private static Map<TopicPartition, OffsetSpec> specs(Collection<Source> sources, OffsetSpec spec) {
        return sources.stream().collect(Collectors.toMap(Topics::partition, _ -> spec));
    }

    private static TopicPartition partition(Source source) {
        return new TopicPartition(source.topic(), source.partition());
    }

    private Optional<TopicDescription> describe(String topic) {
        try {
            return Optional.of(
                    get(admin.describeTopics(List.of(topic)).allTopicNames()).get(topic));
        } catch (UnknownTopicOrPartitionException _) {
            return Optional.empty();
        }
    }

    private void refreshRetention(List<String> existing) {
        boolean isDue = System.nanoTime() - retentionNanos >= RETENTION_NANOS;
        if (!isDue && retention.keySet().containsAll(existing)) {
            return;
        }
        retentionNanos = System.nanoTime();
        List<ConfigResource> asked = existing.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                .toList();
        Map<String, Retention> found = new HashMap<>();
        try {
            get(admin.describeConfigs(asked).all())
                    .forEach((topic, config) -> found.put(topic.name(), retention(config)));
        } catch (AuthorizationException _) {
            // Who may read a topic need not be allowed to read its settings: nothing is known of its retention then.
        }
        retention = found;
    }

    private static Retention retention(Config config) {
        return new Retention(
                limit(config, TopicConfig.RETENTION_MS_CONFIG),
                limit(config, TopicConfig.RETENTION_BYTES_CONFIG),
                value(config, TopicConfig.CLEANUP_POLICY_CONFIG)
                        .filter(policy -> policy.contains(TopicConfig.CLEANUP_POLICY_COMPACT))
                        .isPresent());
    }

    private static OptionalLong limit(Config config, String name) {
        return value(config, name)
                .filter(limit -> limit.matches("\\d{1,18}")) // -1 is no limit.
                .map(limit -> OptionalLong.of(Long.parseLong(limit)))
                .orElse(OptionalLong.empty());
    }

    private static Optional<String> value(Config config, String name) {
        return Optional.ofNullable(config.get(name)).map(ConfigEntry::value);
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
