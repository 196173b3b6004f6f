package io.symbia.log.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.log.testkit.Platform;
import io.symbia.log.testkit.Publisher;
import io.symbia.log.testkit.Publisher.TestEvent;
import io.symbia.log.testkit.RunningLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is delivered twice, too early, never, or as nonsense, by a real broker. */
class IntakeIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Publisher publisher = new Publisher(Platform.bootstrap());

    @AfterEach
    void close() {
        publisher.close();
    }

    private static RunningLog start(String topic, Path folder) {
        return RunningLog.start(folder, "log.test/" + topic, List.of(topic));
    }

    private void send(String topic, int partition, TestEvent... events) {
        for (TestEvent event : events) {
            publisher.send(topic, partition, event);
        }
        publisher.flush();
    }

    private static JsonNode partition(RunningLog log, int number) {
        return log.json("/status").path("partitions").path(number);
    }

    private static void awaitStopped(RunningLog log, int partition, String kind) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> partition(log, partition)
                        .path("stopped")
                        .path("kind")
                        .asString("")
                        .equals(kind));
    }

    private static long events(RunningLog log) {
        JsonNode status = log.json("/status");
        return status.get("size").asLong() - status.get("batches").asLong();
    }

    @Test
    void sealsOnceWhatIsDeliveredTwice() {
        String topic = "twice";
        try (RunningLog log = start(topic, Platform.folder(topic))) {
            for (int round = 0; round < 3; round++) {
                for (int sequence = 0; sequence < 50; sequence++) {
                    publisher.send(topic, 0, TestEvent.of("twice", sequence));
                }
                publisher.flush();
                log.awaitEvents(50);
            }
            send(topic, 0, TestEvent.of("twice", 50));
            log.awaitEvents(51);

            assertThat(events(log)).isEqualTo(51);
            assertThat(log.json("/streams/" + TestEvent.of("twice", 0).tag())
                            .get("count")
                            .asLong())
                    .isEqualTo(51);
        }
    }

    @Test
    void readsAgainWhatLayBehindAHole() {
        String topic = "tail";
        int tail = 30_000; // Several portions, of which one is polled ahead.
        try (RunningLog log = start(topic, Platform.folder(topic))) {
            publisher.send(topic, 0, TestEvent.of("late", 1));
            for (int sequence = 0; sequence < tail; sequence++)
                publisher.send(topic, 0, TestEvent.of("tail", sequence));
            publisher.flush();
            awaitStopped(log, 0, "HOLE");
            send(topic, 1, TestEvent.of("late", 0));
            log.awaitEvents(tail + 2);

            assertThat(events(log)).isEqualTo(tail + 2);
        }
    }

    @Test
    void stopsOnlyThePartitionWithAHoleAndGoesOnOnceItIsFilled() {
        String topic = "hole";
        try (RunningLog log = start(topic, Platform.folder(topic))) {
            send(topic, 0, TestEvent.of("h", 0), TestEvent.of("h", 2), TestEvent.of("other", 0));
            awaitStopped(log, 0, "HOLE");
            send(topic, 1, TestEvent.of("elsewhere", 0), TestEvent.of("elsewhere", 1));
            log.awaitEvents(3);

            JsonNode stopped = partition(log, 0).get("stopped");
            assertThat(stopped.get("offset").asLong()).isEqualTo(1);
            assertThat(stopped.get("reason").asString())
                    .contains("is event 2 of stream")
                    .contains("next event is 1");
            assertThat(events(log)).isEqualTo(3);
            assertThat(log.get("/proofs/" + TestEvent.of("h", 2).digest()).statusCode())
                    .isEqualTo(404);
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> log.text("/actuator/prometheus").contains("symbia_log_partitions_stopped 1.0"));

            send(topic, 2, TestEvent.of("h", 1)); // The topic has more partitions now, say.
            log.awaitEvents(6);

            Awaitility.await().atMost(PATIENCE).until(() -> !partition(log, 0).has("stopped"));
            JsonNode stream = log.json("/streams/" + TestEvent.of("h", 0).tag());
            assertThat(stream.get("count").asLong()).isEqualTo(3);
        }
    }

    @Test
    void stopsAtARecordThatIsNoEvent() {
        String topic = "malformed";
        try (RunningLog log = start(topic, Platform.folder(topic))) {
            publisher.sendRaw(topic, 0, new byte[] {1}, List.of());
            send(topic, 0, TestEvent.of("m", 0));
            send(topic, 1, TestEvent.of("n", 0));
            awaitStopped(log, 0, "MALFORMED");
            log.awaitEvents(1);

            assertThat(partition(log, 0).get("stopped").get("reason").asString())
                    .isEqualTo("record 0 has no header symbia_tag of 32 lowercase hexadecimal digits");
            publisher.sendRaw(topic, 1, null, List.of());
            awaitStopped(log, 1, "MALFORMED");
            assertThat(partition(log, 1).get("stopped").get("reason").asString())
                    .isEqualTo("record 1 has no value");
            assertThat(events(log)).isEqualTo(1);
        }
    }

    @Test
    void stopsAtAnotherEventInATakenPlace() {
        String topic = "conflict";
        try (RunningLog log = start(topic, Platform.folder(topic))) {
            send(topic, 0, TestEvent.of("c", 0), TestEvent.of("c", 1));
            log.awaitEvents(2);
            send(topic, 0, TestEvent.of("c", 0), TestEvent.of("c", 1, "rewritten"));
            awaitStopped(log, 0, "CONFLICT");

            assertThat(partition(log, 0).get("stopped").get("offset").asLong()).isEqualTo(3);
            assertThat(log.get("/proofs/" + TestEvent.of("c", 1, "rewritten").digest())
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void keepsAStreamInOrderThatMovesToAnEarlierPartition() {
        String topic = "moves";
        publisher.createTopic(topic, 3);
        for (int sequence = 0; sequence < 30; sequence++) {
            send(topic, 2, TestEvent.of("m", sequence));
        }
        for (int sequence = 30; sequence < 60; sequence++) {
            send(topic, 0, TestEvent.of("m", sequence));
        }
        try (RunningLog log = start(topic, Platform.folder(topic))) {
            log.awaitEvents(60);

            List<Long> leaves = new ArrayList<>();
            log.json("/streams/" + TestEvent.of("m", 0).tag()).get("leaves").forEach(leaf -> leaves.add(leaf.asLong()));
            assertThat(leaves).hasSize(60).isSorted();
        }
    }

    @Test
    void saysThatAnEventIsAcceptedAndNotSealedYet() {
        String topic = "waiting";
        TestEvent event = TestEvent.of("w", 0);
        Path folder = Platform.folder(topic);
        try (RunningLog log = RunningLog.start(
                folder, "log.test/" + topic, List.of(topic), Map.of("symbia.log.seal-interval", "1h"))) {
            send(topic, 0, event);
            String path = "/proofs/" + event.digest();
            Awaitility.await().atMost(PATIENCE).until(() -> log.get(path).statusCode() == 503);

            assertThat(log.get(path).headers().firstValue("retry-after")).contains("1");
            assertThat(log.get("/proofs/" + TestEvent.of("w", 1).digest()).statusCode())
                    .isEqualTo(404);
            assertThat(log.text("/actuator/prometheus")).doesNotContain("symbia_log_oldest_unsealed_seconds 0.0");
        } // Closing drains: the event is sealed although its time had not come.
        try (RunningLog log = start(topic, folder)) {
            assertThat(events(log)).isEqualTo(1);
            assertThat(log.get("/proofs/" + event.digest()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void sealsNothingWhileNothingHappens() {
        String topic = "idle";
        try (RunningLog log = start(topic, Platform.folder(topic))) {
            send(topic, 0, TestEvent.of("i", 0));
            log.awaitEvents(1);
            String checkpoint = log.text("/checkpoint");

            Awaitility.await()
                    .during(Duration.ofSeconds(1))
                    .atMost(PATIENCE)
                    .until(() -> log.text("/checkpoint").equals(checkpoint));
        }
    }

    @Test
    void goesOnAfterARestartWhereItWas() {
        String topic = "restart";
        Path folder = Platform.folder(topic);
        for (int round = 0; round < 3; round++) {
            try (RunningLog log = start(topic, folder)) {
                for (int sequence = 0; sequence < 20 * (round + 1); sequence++) { // Each round all from the beginning.
                    publisher.send(topic, sequence % 2, TestEvent.of("r" + sequence % 2, sequence / 2));
                }
                publisher.flush();
                log.awaitEvents(20L * (round + 1));
                assertThat(events(log)).isEqualTo(20L * (round + 1));
                assertThat(log.json("/status").get("epoch").asLong()).isEqualTo(round + 1L);
                assertThat(log.json("/status").get("partitionsStopped").asLong())
                        .isZero();
            }
        }
    }

    @Test
    void stopsWhenTheBrokerNoLongerHasWhatComesNext() throws ExecutionException, InterruptedException {
        String topic = "gone";
        Path folder = Platform.folder(topic);
        try (RunningLog log = start(topic, folder)) {
            send(topic, 0, TestEvent.of("g", 0));
            log.awaitEvents(1);
        }
        send(topic, 0, TestEvent.of("g", 1), TestEvent.of("g", 2));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", Platform.bootstrap()))) {
            admin.deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(2)))
                    .all()
                    .get();
        }
        try (RunningLog log = start(topic, folder)) {
            awaitStopped(log, 0, "OFFSET_GONE");
            assertThat(events(log)).isEqualTo(1);
        }
    }
}
