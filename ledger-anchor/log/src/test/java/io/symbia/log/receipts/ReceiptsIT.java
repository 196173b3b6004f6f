package io.symbia.log.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.log.testkit.Platform;
import io.symbia.log.testkit.Publisher;
import io.symbia.log.testkit.Publisher.TestEvent;
import io.symbia.log.testkit.RunningLog;
import io.symbia.tlog.checkpoint.TlogProof;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReceiptsIT {
    private static final List<String> TOPICS = List.of("receipts.a", "receipts.b");
    private static final int EVENTS = 1500; // A topic, so that a batch may need more than one receipt.

    private final Map<String, Long> leaves = new HashMap<>(); // By digest.
    private final Map<String, String> origins = new HashMap<>();
    private int received;

    @Test
    void tellsThePublisherOfEveryEventWhereItIs() {
        Path folder = Platform.folder("receipts");
        try (RunningLog log = RunningLog.start(folder, "log.test/receipts", TOPICS)) {
            publish(0);
            log.awaitEvents(2L * EVENTS);
            receiveUntil(2 * EVENTS);
            assertLeavesAreRight(log);
        }
        int before = received;
        try (RunningLog log = RunningLog.start(folder, "log.test/receipts", TOPICS)) {
            publish(1);
            log.awaitEvents(4L * EVENTS);
            leaves.clear();
            receiveUntil(4 * EVENTS);
            assertLeavesAreRight(log);
            assertThat(received - before)
                    .as("receipts are not sent again after an orderly end")
                    .isEqualTo(4 * EVENTS);
        }
    }

    private static void publish(int round) {
        try (Publisher publisher = new Publisher(Platform.bootstrap())) {
            for (int sequence = 0; sequence < EVENTS; sequence++) {
                for (String topic : TOPICS) {
                    publisher.send(topic, sequence % 12, event(topic, round, sequence));
                }
            }
            publisher.flush();
        }
    }

    private static TestEvent event(String topic, int round, int sequence) {
        return TestEvent.of(topic + "-" + round + "-" + sequence, 0);
    }

    /** Reads the topic from its beginning until it has told of that many events. */
    private void receiveUntil(int events) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", Platform.bootstrap(), "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            String topic = TOPICS.getFirst() + ".receipts";
            consumer.assign(consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList());
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(this::receive);
                return leaves.size() >= events;
            });
        }
    }

    private void receive(ConsumerRecord<String, String> message) {
        JsonNode receipt = new JsonMapper().readTree(message.value());
        assertThat(receipt.get("origin").asString()).isEqualTo(message.key());
        assertThat(receipt.get("leaves").size()).isBetween(1, 1000);
        for (JsonNode leaf : receipt.get("leaves")) {
            assertThat(leaf.get(1).asLong()).isLessThan(receipt.get("treeSize").asLong());
            leaves.put(leaf.get(0).asString(), leaf.get(1).asLong());
            origins.put(leaf.get(0).asString(), message.key());
            received++;
        }
    }

    private void assertLeavesAreRight(RunningLog log) {
        for (int sequence = 0; sequence < EVENTS; sequence += 97) {
            for (String topic : TOPICS) {
                String digest = event(topic, 0, sequence).digest().hex();
                assertThat(origins).containsEntry(digest, topic);
                TlogProof proof = TlogProof.parse(log.text("/proofs/" + digest));
                assertThat(leaves).containsEntry(digest, proof.leafIndex());
            }
        }
    }
}
