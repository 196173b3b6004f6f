package io.symbia.bench;

import io.symbia.bench.material.BenchNode;
import io.symbia.bench.material.Events;
import io.symbia.bench.material.Town;
import io.symbia.local.broker.EmbeddedBroker;
import io.symbia.log.LogNode;
import io.symbia.log.OpenLog;
import io.symbia.log.publishing.Published;
import io.symbia.log.sealing.LogKeys;
import io.symbia.log.witnessing.WitnessingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How long after an event was due the first checkpoint that covers it is published, cosigned by a quorum of three witnesses. Events are
 * published at an even rate, whether or not those before have got through, and timed from when they were due. One partition, so that events
 * are sealed in the order in which they were sent.
 */
@Command(
        name = "latency",
        mixinStandardHelpOptions = true,
        description = "Measures the time from an event to a checkpoint that a quorum has cosigned.")
final class LatencyBench implements Callable<Integer> {
    private static final String TOPIC = "latency";
    private static final String ORIGIN = "bench.symbia.local/latency";
    private static final long LOOK_NANOS = Duration.ofMillis(1).toNanos();
    private static final double LIMIT_SECONDS = 3;

    @Option(names = "--rate", description = "events a second (default: ${DEFAULT-VALUE})")
    int rate = 1000;

    @Option(names = "--seconds", description = "for how long (default: ${DEFAULT-VALUE})")
    int seconds = 60;

    @Option(names = "--event-bytes", description = "size of an event (default: ${DEFAULT-VALUE})")
    int eventBytes = 1000;

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        Path folder = Files.createTempDirectory("symbia-latency");
        try {
            double[] latencies = measure(folder);
            System.out.printf(
                    "%,d events, %,d a second, event to checkpoint cosigned by the quorum: p50 %.0f, p95 %.0f, p99 %.0f, max %.0f ms%n",
                    latencies.length,
                    rate,
                    at(latencies, 0.5),
                    at(latencies, 0.95),
                    at(latencies, 0.99),
                    at(latencies, 1));
            return at(latencies, 0.99) < LIMIT_SECONDS * 1000 ? 0 : 1;
        } finally {
            Bench.delete(folder);
        }
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }

    /** Milliseconds of each event, sorted. */
    double[] measure(Path folder) throws IOException, InterruptedException, ExecutionException {
        Path files = Files.createDirectories(folder.resolve("log"));
        LogKeys keys = LogKeys.create(files, ORIGIN, new SecureRandom());
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"), 0);
                Town town = new Town(folder, keys.verifierKey())) {
            BenchNode.createTopic(broker.bootstrap(), TOPIC, 1);
            BenchNode.createReceipts(broker.bootstrap(), TOPIC);
            Path policy = Files.writeString(folder.resolve("policy"), town.policy());
            LogNode node = node(broker.bootstrap(), files, policy);
            node.start();
            try {
                return publish(broker.bootstrap(), node);
            } finally {
                node.stop();
            }
        }
    }

    private static LogNode node(String bootstrap, Path files, Path policy) throws IOException {
        WitnessingSettings witnessing = new WitnessingSettings(
                policy.toString(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofMinutes(5),
                Duration.ofMinutes(1));
        return BenchNode.of(ORIGIN, files, bootstrap, TOPIC, witnessing, _ -> {});
    }

    private double[] publish(String bootstrap, LogNode node) throws InterruptedException {
        int count = rate * seconds;
        long[] dueNanos = new long[count];
        double[] latencies = new double[count];
        Events events = new Events(eventBytes);
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "acks", "all", "linger.ms", 5);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            Thread looking = Thread.ofPlatform().start(() -> look(node, dueNanos, latencies));
            long startNanos = System.nanoTime();
            for (int number = 0; number < count; number++) {
                long due = startNanos + number * Duration.ofSeconds(1).toNanos() / rate;
                synchronized (dueNanos) {
                    dueNanos[number] = due;
                }
                while (System.nanoTime() < due) LockSupport.parkNanos(due - System.nanoTime());
                var _ = producer.send(events.record(TOPIC, 0, number)); // A loss would be waited for in vain.
            }
            looking.join();
        }
        Arrays.sort(latencies);
        return latencies;
    }

    /** Looks for new checkpoints until all events are covered. */
    private static void look(LogNode node, long[] dueNanos, double[] latencies) {
        int covered = 0;
        while (covered < dueNanos.length) {
            Optional<Published> published = node.log().flatMap(OpenLog::published);
            long events = published.map(it -> it.size() - it.batches()).orElse(0L); // Each batch has a manifest.
            long now = System.nanoTime();
            synchronized (dueNanos) {
                for (; covered < events; covered++) latencies[covered] = (now - dueNanos[covered]) / 1e6;
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
