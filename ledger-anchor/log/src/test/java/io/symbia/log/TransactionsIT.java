package io.symbia.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.log.testkit.Platform;
import io.symbia.log.testkit.Publisher;
import io.symbia.log.testkit.Publisher.TestEvent;
import io.symbia.log.testkit.RunningLog;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/**
 * A topic of events that somebody writes in transactions, which no service does. Their records are records as any other, and their markers take
 * numbers: there the partition stops, and an operator decides.
 */
class TransactionsIT extends ScenesOfABroker {
    @Test
    void stopTheirPartitionAndNoOther() throws Exception {
        String topic = "committed";
        Path folder = Platform.folder(topic);
        begin(topic, 2);
        try (RunningLog log = start(topic, folder);
                KafkaProducer<byte[], byte[]> transactional = transactional(topic)) {
            publish(topic, "before", 0, 1);
            send(transactional, topic, TestEvent.of("within", 0));
            transactional.commitTransaction();
            events.add(TestEvent.of("within", 0));
            assertThat(awaitStop(log, topic, 0, "UNREADABLE")).isEqualTo(topic + "/0@2:UNREADABLE");
            assertThat(reason(log, topic))
                    .contains("record 2 is next, and Kafka's client goes on at 3")
                    .contains("transactions");
            publishTo(topic, 1, 0);
            log.awaitEvents(3);

            broker.expire(topic, 3); // As an operator deletes what holds nothing.
            pass(folder, awaitStop(log, topic, 0, "OFFSET_GONE"));
            publish(topic, "behind", 0, 2);
            awaitAllSealed(log, folder);
        }
    }

    /** Its client died before the end, say. What nobody keeps back waits for no one, and the marker of the abortion is seen. */
    @Test
    void keepNothingBack() {
        String topic = "hanging";
        begin(topic);
        try (RunningLog log = start(topic, Platform.folder(topic));
                KafkaProducer<byte[], byte[]> transactional = transactional(topic)) {
            send(transactional, topic, TestEvent.of("within", 0));
            publish(topic, "behind", 0, 2);
            log.awaitEvents(3);

            transactional.abortTransaction();
            assertThat(awaitStop(log, topic, 0, "UNREADABLE")).isEqualTo(topic + "/0@3:UNREADABLE");
            assertThat(reason(log, topic)).contains("record 3 is next, and Kafka's client goes on at 4");
        }
    }

    private static String reason(RunningLog log, String topic) {
        return partition(log, topic, 0).path("stopped").path("reason").asString();
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, String topic, TestEvent event) {
        producer.beginTransaction();
        var _ = producer.send(Publisher.record(topic, 0, event));
        producer.flush();
    }

    private static KafkaProducer<byte[], byte[]> transactional(String topic) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", broker.bootstrap(), "transactional.id", topic, "transaction.timeout.ms", 600_000);
        KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
        return producer;
    }
}
