package io.symbia.bench;

import io.symbia.bench.material.Arrivals;
import io.symbia.bench.material.BenchNode;
import io.symbia.bench.material.Events;
import io.symbia.local.broker.EmbeddedBroker;
import io.symbia.log.LogNode;
import io.symbia.log.witnessing.WitnessingSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.ByteBufferDeserializer;

/**
 * From a topic to sealed and published, the whole log at work, against a consumer that reads the same topic with the same settings and does
 * nothing. Both are timed from the first records that came out to the last: neither connecting nor opening an empty log counts, nor does the
 * last batch, which waits for events that do not come. The times are those of {@code count} events at that speed.
 */
final class KafkaBench {
    private static final String TOPIC = "bench";
    private static final int PARTITIONS = 12;
    private static final double LIMIT = 0.45;
    private static final double NO_LIMIT = 0;

    private final Path folder;
    private final int eventBytes;
    private final int count;
    private int logs;

    KafkaBench(Path folder, int eventBytes, int count) {
        this.folder = folder;
        this.eventBytes = eventBytes;
        this.count = count;
    }

    /** Without receipts, which the limit is about, and with them. */
    List<Measure> run(int rounds) throws IOException, InterruptedException, ExecutionException {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"), 0)) {
            String bootstrap = broker.bootstrap();
            BenchNode.createTopic(bootstrap, TOPIC, PARTITIONS);
            publish(bootstrap);
            Measure without =
                    measure("Kafka to sealed and published, against a bare consumer", LIMIT, rounds, bootstrap);
            BenchNode.createReceipts(bootstrap, TOPIC);
            return List.of(
                    without, measure("the same with a receipt of each event to Kafka", NO_LIMIT, rounds, bootstrap));
        }
    }

    private Measure measure(String name, double limit, int rounds, String bootstrap)
            throws IOException, InterruptedException {
        ThreadTimes times =
                new ThreadTimes("fetching", "intake", "sealing", "streams", "indexing", "index", "upkeep", "receipts");
        Rounds taken = Rounds.of(rounds, _ -> bare(bootstrap), _ -> sealed(bootstrap, times));
        String remark = "%,.0f events a second; processor time an event: %s"
                .formatted(count / Measure.median(taken.seconds()), times.line());
        return new Measure(name, taken.ratios(), Measure.Rule.AT_LEAST, limit, remark);
    }

    private void publish(String bootstrap) throws InterruptedException {
        Events events = new Events(eventBytes);
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrap,
                "acks",
                "all",
                "compression.type",
                "lz4",
                "linger.ms",
                20,
                "batch.size",
                256 << 10,
                "max.in.flight.requests.per.connection",
                1);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            CountDownLatch sent = new CountDownLatch(count);
            for (long number = 0; number < count; number++) {
                int partition = (int) (number / 10 % PARTITIONS); // All ten events of a stream in one.
                ProducerRecord<byte[], byte[]> message = events.record(TOPIC, partition, number);
                var _ = producer.send(message, (metadata, failed) -> sent.countDown()); // A loss would show as a hole.
            }
            producer.flush();
            sent.await();
        }
    }

    private long bare(String bootstrap) {
        Arrivals arrivals = new Arrivals(count);
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrap,
                "enable.auto.commit",
                false,
                "isolation.level",
                "read_committed",
                "max.poll.records",
                1_000,
                "fetch.max.wait.ms",
                100,
                "max.partition.fetch.bytes",
                1 << 20,
                "receive.buffer.bytes",
                1 << 20);
        try (KafkaConsumer<ByteBuffer, ByteBuffer> consumer =
                new KafkaConsumer<>(settings, new ByteBufferDeserializer(), new ByteBufferDeserializer())) {
            List<TopicPartition> partitions = IntStream.range(0, PARTITIONS)
                    .mapToObj(partition -> new TopicPartition(TOPIC, partition))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!arrivals.isComplete()) {
                arrivals.add(consumer.poll(Duration.ofSeconds(1)).count());
            }
        }
        return arrivals.nanos();
    }

    private long sealed(String bootstrap, ThreadTimes times) throws IOException, InterruptedException {
        String name = "round-" + logs++;
        Path files = folder.resolve("log-" + name);
        Arrivals arrivals = new Arrivals(count);
        LogNode node = BenchNode.of(
                "bench.symbia.local/" + name,
                files,
                bootstrap,
                TOPIC,
                WitnessingSettings.NONE,
                batch -> arrivals.add(batch.leaves() - 1)); // Less the manifest.
        node.start();
        arrivals.await();
        times.add(count);
        node.stop();
        return arrivals.nanos();
    }
}
