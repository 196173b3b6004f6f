package io.symbia.support.platform;

import io.symbia.events.kernel.envelope.Topics;
import io.symbia.kafka.Brokers;
import io.symbia.kafka.TopicSettings;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Makes Kafka clients with the guarantees that relay and consumers rest on, and small enough for many services on one machine. */
public final class Broker {
    /** So long after its last sign of life the partitions of an instance are read by others; the least that brokers allow by default. */
    public static final Duration SESSION = Duration.ofSeconds(6);

    /** An instance that asks for no records for so long counts as stuck, and its partitions are read by others. */
    public static final Duration POLL_INTERVAL = Duration.ofSeconds(60);

    private static final int ADMIN_TIMEOUT_MILLIS = 5_000;

    private final Brokers brokers;
    private final String service;
    private final TopicSettings topics;

    /** Clients that create topics as the brokers replicate. */
    public Broker(Settings settings) {
        this(settings, TopicSettings.OF_THE_BROKERS);
    }

    public Broker(Settings settings, TopicSettings topics) {
        this.brokers = settings.brokers();
        this.service = settings.service();
        this.topics = topics;
    }

    /**
     * A producer that keeps the order of each partition: no record is sent before the ones before it were acknowledged, and it
     * tries until it is closed rather than drop one.
     */
    public Producer<String, byte[]> producer() {
        return new KafkaProducer<>(
                brokers.client(Map.ofEntries(
                        Map.entry("client.id", service + "-relay"),
                        Map.entry("acks", "all"),
                        Map.entry("enable.idempotence", true),
                        Map.entry("max.in.flight.requests.per.connection", 1),
                        Map.entry("delivery.timeout.ms", Integer.MAX_VALUE),
                        Map.entry("request.timeout.ms", 15_000),
                        Map.entry("max.block.ms", 10_000),
                        Map.entry("compression.type", "lz4"),
                        Map.entry("linger.ms", 40), // A request to the broker costs as much as many records in it.
                        Map.entry("buffer.memory", 16L << 20))),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** A consumer without a group, for one instance that reads all partitions. */
    public Consumer<String, byte[]> consumer(String name) {
        return new KafkaConsumer<>(reading(name), new StringDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * A consumer that shares the partitions of its topics with the other instances of the service. A partition moves only where it has to;
     * the others are read on meanwhile. An instance that dies is missed after {@link #SESSION}.
     *
     * <p>The classic protocol is used, for the newer one has the brokers decide how long an instance may be silent: 45 s where nobody
     * changes it.
     */
    public Consumer<String, byte[]> member(String name) {
        Map<String, Object> settings = reading(name);
        settings.put("group.id", group(name));
        settings.put("group.protocol", "classic");
        settings.put("partition.assignment.strategy", CooperativeStickyAssignor.class.getName());
        settings.put("session.timeout.ms", (int) SESSION.toMillis());
        settings.put("heartbeat.interval.ms", (int) SESSION.toMillis() / 4);
        settings.put("max.poll.interval.ms", (int) POLL_INTERVAL.toMillis());
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** Name of the group that reads for a feed of this service, as brokers and their tools know it. */
    public String group(String name) {
        return "symbia." + service + "." + name;
    }

    private Map<String, Object> reading(String name) {
        return brokers.client(Map.ofEntries(
                Map.entry("client.id", service + "-" + name),
                Map.entry("enable.auto.commit", false),
                Map.entry("auto.offset.reset", "earliest"),
                Map.entry("allow.auto.create.topics", false),
                Map.entry("isolation.level", "read_uncommitted"), // As the log: an open transaction holds nobody back.
                Map.entry("max.poll.records", 500),
                Map.entry("fetch.max.bytes", 4 << 20),
                Map.entry("max.partition.fetch.bytes", 1 << 20),
                Map.entry("default.api.timeout.ms", 10_000)));
    }

    /**
     * Makes those of the topics that do not exist; waits until all are there.
     *
     * @throws BrokerUnavailableException when the broker does not answer in time
     */
    public void requireTopics(Collection<String> names) {
        require(names, Topics.PARTITIONS);
    }

    /**
     * Makes a topic with so many partitions, unless it exists.
     *
     * @throws BrokerUnavailableException when the broker does not answer in time
     */
    public void requireTopic(String name, int partitions) {
        require(List.of(name), partitions);
    }

    private void require(Collection<String> names, int partitions) {
        Set<String> wanted = new TreeSet<>(names);
        try (Admin admin = admin()) {
            wanted.removeAll(admin.listTopics().names().get(ADMIN_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS));
            var missing =
                    wanted.stream().map(name -> topics.topic(name, partitions)).toList();
            for (var made : admin.createTopics(missing).values().values()) {
                try {
                    made.get(ADMIN_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
                } catch (ExecutionException failure) {
                    // Several services start at once and want the same topics.
                    if (!(failure.getCause() instanceof TopicExistsException)) throw failure;
                }
            }
        } catch (ExecutionException | TimeoutException failure) {
            throw new BrokerUnavailableException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new BrokerUnavailableException(stopped);
        }
    }

    /**
     * The ids of topics, which are others once a topic was made anew.
     *
     * @throws BrokerUnavailableException when the broker does not answer in time, or has not all of them
     */
    public Map<String, Uuid> topicIds(Collection<String> names) {
        try (Admin admin = admin()) {
            Map<String, Uuid> ids = new TreeMap<>();
            admin.describeTopics(names)
                    .allTopicNames()
                    .get(ADMIN_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
                    .forEach((name, topic) -> ids.put(name, topic.topicId()));
            return ids;
        } catch (ExecutionException | TimeoutException failure) {
            throw new BrokerUnavailableException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new BrokerUnavailableException(stopped);
        }
    }

    private Admin admin() {
        return Admin.create(brokers.client(Map.of(
                "client.id", service + "-admin",
                "request.timeout.ms", ADMIN_TIMEOUT_MILLIS,
                "default.api.timeout.ms", ADMIN_TIMEOUT_MILLIS)));
    }

    /** How long a client may take to close: its unsent records stay pending in the database. */
    public static Duration closeTimeout() {
        return Duration.ofSeconds(5);
    }
}
