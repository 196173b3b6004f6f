package io.symbia.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.log.testkit.Platform;
import io.symbia.log.testkit.Publisher;
import io.symbia.log.testkit.Publisher.TestEvent;
import io.symbia.log.testkit.RunningLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.NewTopic;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What no checksum covers: the first bytes of a batch, which hold its number, its length and its version, and the index by which the broker finds it.
 * Kafka's client believes them.
 */
class DamagedHeadersIT extends ScenesOfABroker {
    private static final int BATCHES = 6;
    private static final int MIDDLE = 3;
    private static final int LAST = 5;
    private static final int MAGIC_AT = 128;
    private static final List<Integer> BITS = IntStream.concat(
                    IntStream.range(0, 96), // Number of the first record, and length;
                    IntStream.range(
                            MAGIC_AT, MAGIC_AT + Byte.SIZE)) // between them and the version is the leader's epoch.
            .boxed()
            .toList();

    /** A bit of the header of a batch. */
    private record Bit(int partition, int batch, long place, int bit) {}

    @Test
    void stopTheirPartitionsWhicheverBitIsTurnedAndNothingIsLost() throws Exception {
        String topic = "headers";
        Path folder = Platform.folder(topic);
        int well = BITS.size();
        begin(topic, well + 1);
        List<Bit> bits = publishToAll(topic, well + 1);
        for (Bit bit : bits) broker.turnABit(topic, bit.partition(), bit.place(), bit.bit());
        try (RunningLog log = start(topic, folder)) {
            Awaitility.await().atMost(PATIENCE).until(() -> stopped(log).size() == bits.size());
            for (JsonNode partition : stopped(log)) {
                Bit bit = bits.get(partition.path("partition").asInt());
                assertThat(partition.path("stopped").path("kind").asString()).isEqualTo("UNREADABLE");
                assertThat(partition.path("nextOffset").asInt())
                        .as(bit.toString())
                        .isLessThanOrEqualTo(bit.batch()); // Some take good ones of the same answer with them.
            }
            publishTo(topic, well, BATCHES);
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> partition(log, topic, well).path("nextOffset").asInt() == BATCHES + 1);
            for (Bit bit : bits) broker.turnABit(topic, bit.partition(), bit.place(), bit.bit()); // Back.
            Awaitility.await()
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(stopped(log))
                            .as(log.json("/status").path("intakeProblem").toString())
                            .isEmpty());
            awaitAllSealed(log, folder);
        }
        System.out.printf(
                "bits of headers turned %d, stopped there %d, events under another number 0%n",
                bits.size(), bits.size());
    }

    private List<Bit> publishToAll(String topic, int partitions) throws IOException {
        for (int batch = 0; batch < BATCHES; batch++) {
            for (int partition = 0; partition < partitions; partition++) {
                TestEvent event = TestEvent.of("of-" + partition, batch);
                publisher.send(topic, partition, event);
                events.add(event);
            }
            publisher.flush();
        }
        List<Bit> bits = new ArrayList<>();
        for (int partition = 0; partition < partitions - 1; partition++) {
            int batch = partition % 2 == 0 ? MIDDLE : LAST;
            bits.add(new Bit(partition, batch, broker.place(topic, partition, batch), BITS.get(partition)));
        }
        return bits;
    }

    private static List<JsonNode> stopped(RunningLog log) {
        return log.json("/status")
                .path("partitions")
                .valueStream()
                .filter(it -> it.has("stopped"))
                .toList();
    }

    /** By it the partition would be known again, and its client does not say which it is. */
    @Test
    void stopNoOtherPartitionWhereTheLastRecordThatWasReadIsDamaged() throws Exception {
        String topic = "magic-mark";
        Path folder = Platform.folder(topic);
        begin(topic, 2);
        try (RunningLog log = start(topic, folder)) {
            publishTo(topic, 0, 0);
            publishTo(topic, 0, 1);
            log.awaitEvents(2);
        }
        long place = broker.place(topic, 0, 1);
        broker.turnABit(topic, 0, place, MAGIC_AT + Byte.SIZE - 1);
        try (RunningLog log = start(topic, folder)) {
            awaitStop(log, topic, 0, "TRUNCATED");
            publishTo(topic, 1, 0);
            log.awaitEvents(3);
            assertThat(log.json("/status").has("intakeProblem")).isFalse();
        }
        broker.turnABit(topic, 0, place, MAGIC_AT + Byte.SIZE - 1);
        publishTo(topic, 0, 2);
        try (RunningLog log = start(topic, folder)) {
            awaitAllSealed(log, folder);
        }
    }

    @Test
    void ofAnIndexStopTheirPartition() throws Exception {
        String topic = "index";
        Path folder = Platform.folder(topic);
        scenes++;
        publisher = new Publisher(broker.bootstrap());
        var _ = broker.ask(admin -> admin.createTopics(List.of(new NewTopic(topic, Optional.of(1), Optional.empty())
                        .configs(Map.of("index.interval.bytes", "0"))))
                .all()
                .get());
        try (RunningLog log = start(topic, folder)) {
            publish(topic, "s", 0, 3);
            log.awaitEvents(3);
        }
        publish(topic, "s", 3, 8);
        publish(topic, "t", 0, 1);
        int before = broker.misleadIndex(topic, 3, (int) broker.place(topic, 0, 5));
        try (RunningLog log = start(topic, folder)) {
            assertThat(awaitStop(log, topic, 0, "UNREADABLE")).isEqualTo(topic + "/0@3:UNREADABLE");
            broker.misleadIndex(topic, 3, before);
            awaitAllSealed(log, folder);
        }
    }

    /** A batch of sixteen records that says it is the one before: its second half has the numbers of the first, and is sealed before anything shows. */
    @Test
    void areFoundOutWhereTheyCannotBeSeenAtOnce() throws Exception {
        String topic = "half";
        Path folder = Platform.folder(topic);
        begin(topic);
        publishTogether(topic, 0, 8);
        publishTogether(topic, 8, 24);
        long place = broker.place(topic, 0, 1);
        int bit = Long.SIZE - 4; // 8 becomes 0.
        broker.turnABit(topic, 0, place, bit);
        try (RunningLog log = start(topic, folder)) {
            assertThat(awaitStop(log, topic, 0, "UNREADABLE")).isEqualTo(topic + "/0@16:UNREADABLE");
            broker.turnABit(topic, 0, place, bit);
            pass(folder, awaitStop(log, topic, 0, "TRUNCATED"));
            awaitAllSealed(log, folder);
        }
    }

    /** Events of streams of their own, in one batch. */
    private void publishTogether(String topic, int from, int to) {
        for (int number = from; number < to; number++) {
            TestEvent event = TestEvent.of("single-" + number, 0);
            publisher.send(topic, 0, event);
            events.add(event);
        }
        publisher.flush();
    }
}
