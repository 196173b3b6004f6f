package io.symbia.support.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.events.kernel.envelope.EventCodec;
import io.symbia.kafka.Brokers;
import io.symbia.support.crate.service.CrateHouse;
import io.symbia.support.place.Positions;
import io.symbia.support.platform.Broker;
import io.symbia.support.platform.Lease;
import io.symbia.support.platform.Settings;
import io.symbia.support.testkit.TestDatabase;
import io.symbia.support.testkit.TestPlatform;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An offset of a topic that is gone points into the middle of the one that has its name now. */
class TopicMadeAnewIT {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final String name = "anew-" + UUID.randomUUID().toString().substring(0, 8);
    private final String topic = "symbia." + name + ".events";
    private final List<String> handled = new CopyOnWriteArrayList<>();
    private final Semaphore mayHandle = new Semaphore(1);
    private CrateHouse house;
    private Broker broker;
    private Lease lease;

    @BeforeEach
    void open() {
        house = new CrateHouse(TestDatabase.uri(), name, (_, _) -> {});
        broker = new Broker(new Settings(
                name,
                "one",
                TestDatabase.uri(),
                Brokers.at(TestPlatform.started().kafkaBootstrap()),
                URI.create("http://log"),
                10));
        lease = new Lease(house.database().mongo(), "one");
        lease.start();
    }

    @AfterEach
    void close() {
        lease.close();
        house.close();
    }

    /** Keeps its place as every feed of a service does, and what it was given. */
    private final class Reader implements FeedHandler {
        private final Offsets offsets = new Offsets(house.database().mongo(), "reader", Set.of("reader"));

        @Override
        public String name() {
            return "reader";
        }

        @Override
        public Set<String> topics() {
            return Set.of(topic);
        }

        @Override
        public Positions begin(Collection<TopicPartition> partitions, Map<String, Uuid> topicIds) {
            return offsets.load(partitions, topicIds);
        }

        @Override
        public void goOnAt(Map<TopicPartition, OffsetAndMetadata> places) {
            offsets.goOnAt(places);
        }

        @Override
        public void handle(List<IncomingRecord> records) throws InterruptedException {
            mayHandle.acquire();
            mayHandle.release();
            records.forEach(record -> handled.add(record.text()));
            offsets.save(records);
        }
    }

    private Feed feed() {
        EventCodec codec = new EventCodec(CrateHouse.CATALOGUE, new SecureRandom());
        Feed feed = new Feed(new Reader(), broker, lease, codec, BETWEEN_LOOKS);
        feed.start();
        return feed;
    }

    private void send(String... texts) throws Exception {
        broker.requireTopic(topic, 1);
        try (Producer<String, byte[]> producer = broker.producer()) {
            for (String text : texts) {
                producer.send(new ProducerRecord<>(topic, "key", text.getBytes(StandardCharsets.UTF_8)))
                        .get();
            }
        }
    }

    private void deleteTopic() throws Exception {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", TestPlatform.started().kafkaBootstrap()))) {
            admin.deleteTopics(List.of(topic)).all().get();
            Awaitility.await().until(() -> !admin.listTopics().names().get().contains(topic));
        }
    }

    private void awaitHandled(String... texts) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(handled).contains(texts));
    }

    @Test
    void isReadFromItsBeginningByTheNextProcess() throws Exception {
        send("a", "b", "c");
        try (Feed _ = feed()) {
            awaitHandled("a", "b", "c");
        }
        handled.clear();
        deleteTopic();
        send("d", "e", "f", "g", "h");
        try (Feed _ = feed()) {
            awaitHandled("d", "e", "f", "g", "h");
        }
        handled.clear();
        try (Feed _ = feed()) {
            send("i");
            awaitHandled("i");
        }
        assertThat(handled).as("its own places are kept").containsExactly("i");
    }

    /** Deleted records are missing from views that are made anew later, and from those that are behind. */
    @Test
    void recordsThatWereDeletedBeforeTheyWereReadAreCounted() throws Exception {
        send("a", "b", "c");
        deleteRecordsBefore(2);
        try (Feed feed = feed()) {
            awaitHandled("c");
            assertThat(feed.missedRecords()).as("by one that begins").isEqualTo(2);
        }
        send("d", "e", "f");
        try (Feed feed = feed()) {
            awaitHandled("d", "e", "f");
            assertThat(feed.missedRecords()).as("by one that has read them").isZero();
        }
        send("g", "h", "i");
        deleteRecordsBefore(8);
        try (Feed feed = feed()) {
            awaitHandled("i");
            assertThat(feed.missedRecords()).as("by one that is behind").isEqualTo(2);
        }
        assertThat(handled).doesNotContain("a", "b", "g", "h");
    }

    /** Nothing is left that could be handled, so that no place would be kept with it. */
    @Test
    void recordsThatWereDeletedAreCountedOnce() throws Exception {
        send("a", "b", "c");
        deleteRecordsBefore(3);
        try (Feed feed = feed()) {
            Awaitility.await().until(() -> feed.missedRecords() == 3);
        }
        try (Feed feed = feed()) {
            send("d");
            awaitHandled("d");
            assertThat(feed.missedRecords()).as("by the next process").isZero();
        }
    }

    /** The broker counts the marker of a transaction, and the consumer does not. */
    @Test
    void whatIsBehindIsNeverLessThanNothing() throws Exception {
        send("a");
        try (Feed feed = feed()) {
            awaitHandled("a");
            abortATransaction();
            awaitHandled("aborted");
            deleteRecordsBefore(3);
            Awaitility.await()
                    .during(Duration.ofSeconds(2))
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> feed.lagRecords() >= 0);
            send("b");
            awaitHandled("b");
            Awaitility.await()
                    .during(Duration.ofSeconds(1))
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> feed.lagRecords() == 0);
        }
    }

    private void abortATransaction() throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", TestPlatform.started().kafkaBootstrap(), "transactional.id", name),
                new StringSerializer(),
                new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, "key", "aborted")).get();
            producer.abortTransaction();
        }
    }

    private void deleteRecordsBefore(long offset) throws Exception {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", TestPlatform.started().kafkaBootstrap()))) {
            admin.deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(offset)))
                    .all()
                    .get();
        }
    }

    /** While it handled something, one topic went and another came: its next record is not the one that the offset meant. */
    @Test
    void isReadFromItsBeginningByTheProcessThatReadTheOneBefore() throws Exception {
        send("a", "b", "c");
        try (Feed _ = feed()) {
            awaitHandled("a", "b", "c");
            mayHandle.acquire();
            send("d");
            Awaitility.await().until(mayHandle::hasQueuedThreads);
            deleteTopic();
            send("e", "f", "g", "h", "i", "j");
            mayHandle.release();
            awaitHandled("e", "f", "g", "h", "i", "j");
        }
    }
}
