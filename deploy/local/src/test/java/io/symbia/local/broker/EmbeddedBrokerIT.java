package io.symbia.local.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {
    private static final String TOPIC = "symbia.test.events";
    private static final int RECORDS = 500;

    /** In a folder as a person may name it. */
    @Test
    void keepsTopicsAndRecordsWhenItIsRestarted(@TempDir Path parent) throws Exception {
        Charset ofNames = Charset.forName(System.getProperty("sun.jnu.encoding"));
        String letters = ofNames.newEncoder().canEncode("ü茶") ? "ü 茶" : "u";
        Path directory = parent.resolve("Mein Ordner " + letters + " =#!\\");
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0)) {
            createTopic(broker.bootstrap());
            publish(broker.bootstrap());
        }
        assertThat(parent).isDirectoryNotContaining(path -> !path.equals(directory));
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0)) {
            assertThat(consume(broker.bootstrap())).hasSize(RECORDS);
        }
    }

    @Test
    void keepsWhatItAcknowledgedWhenItIsKilled(@TempDir Path directory) throws Exception {
        Process doomed = DoomedBroker.start(directory);
        try {
            String bootstrap = "127.0.0.1:" + DoomedBroker.port(doomed);
            createTopic(bootstrap);
            publish(bootstrap);
        } finally {
            doomed.destroyForcibly().waitFor(); // SIGKILL
        }

        Instant before = Instant.now();
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0)) {
            Duration restart = Duration.between(before, Instant.now());
            List<ConsumerRecord<String, String>> consumed = consume(broker.bootstrap());
            System.out.printf("event=killed-broker acknowledged=%d restartMillis=%d%n", RECORDS, restart.toMillis());
            assertThat(consumed).extracting(ConsumerRecord::value).containsExactlyInAnyOrderElementsOf(values());
        }
    }

    @Test
    void makesNoTopicThatNobodyCreated(@TempDir Path directory) {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0);
                Admin admin = Admin.create(client(broker.bootstrap()))) {
            assertThatThrownBy(() -> admin.describeTopics(List.of("misspelt"))
                            .allTopicNames()
                            .get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
        }
    }

    private static void createTopic(String bootstrap) throws Exception {
        try (Admin admin = Admin.create(client(bootstrap))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 3, (short) 1))).all().get();
        }
    }

    private static void publish(String bootstrap) throws Exception {
        Map<String, Object> settings = client(bootstrap);
        settings.put("acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            List<java.util.concurrent.Future<RecordMetadata>> sent = new ArrayList<>();
            for (String value : values()) {
                sent.add(producer.send(new ProducerRecord<>(TOPIC, value, value)));
            }
            for (var future : sent) {
                future.get();
            }
        }
    }

    private static List<ConsumerRecord<String, String>> consume(String bootstrap) {
        Map<String, Object> settings = client(bootstrap);
        settings.put("group.id", "reader");
        settings.put("auto.offset.reset", "earliest");
        List<ConsumerRecord<String, String>> consumed = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(TOPIC));
            Instant deadline = Instant.now().plusSeconds(30);
            while (consumed.size() < RECORDS && Instant.now().isBefore(deadline)) {
                consumer.poll(Duration.ofMillis(200)).forEach(consumed::add);
            }
        }
        return consumed;
    }

    private static List<String> values() {
        return IntStream.range(0, RECORDS).mapToObj(i -> "value-" + i).toList();
    }

    private static Map<String, Object> client(String bootstrap) {
        return new HashMap<>(Map.of("bootstrap.servers", bootstrap));
    }

    /** A broker in a process of its own, to be killed. */
    static final class DoomedBroker {
        private DoomedBroker() {}

        static void main(String[] arguments) throws InterruptedException {
            System.out.println(EmbeddedBroker.start(Path.of(arguments[0]), 0).bootstrap());
            new CountDownLatch(1).await();
        }

        static Process start(Path directory) throws Exception {
            return new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            DoomedBroker.class.getName(),
                            directory.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        }

        static int port(Process process) throws Exception {
            var output = process.inputReader();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.matches("127\\.0\\.0\\.1:\\d+")) {
                    return Integer.parseInt(line.substring(line.indexOf(':') + 1));
                }
            }
            throw new IllegalStateException("the process ended before it told its port");
        }
    }
}
