package io.symbia.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.log.testkit.OwnBroker;
import io.symbia.log.testkit.Publisher;
import io.symbia.log.testkit.Publisher.TestEvent;
import io.symbia.log.testkit.RunningLog;
import io.symbia.verifier.Symbia;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** A broker of its own, what was published and has to be sealed, and an operator; counts what came of it. */
abstract class ScenesOfABroker {
    static final Duration PATIENCE = Duration.ofSeconds(90);

    static OwnBroker broker;
    static int scenes;
    private static int stops;
    static long sent;
    static long sealed;

    final List<TestEvent> events = new ArrayList<>();
    Publisher publisher;

    @BeforeAll
    static void startBroker() {
        broker = new OwnBroker("continuity-broker");
        scenes = 0;
        stops = 0;
        sent = 0;
        sealed = 0;
    }

    @AfterAll
    static void printFigures() {
        broker.close();
        System.out.printf(
                "scenes %d, silent 0, stops %d, events %d, sealed %d, lost %d%n",
                scenes, stops, sent, sealed, sent - sealed);
    }

    @AfterEach
    void closePublisher() {
        publisher.close();
    }

    void begin(String topic) {
        begin(topic, 1);
    }

    void begin(String topic, int partitions) {
        scenes++;
        publisher = new Publisher(broker.bootstrap());
        publisher.createTopic(topic, partitions);
    }

    static RunningLog start(String topic, Path folder) {
        return RunningLog.start(
                folder,
                "log.test/" + folder.getFileName(),
                List.of(topic),
                Map.of("symbia.log.kafka-bootstrap", broker.bootstrap()));
    }

    /** Publishes events of a stream, each in a batch of its own, and remembers that they have to be sealed. */
    void publish(String topic, String stream, int from, int to) {
        for (int sequence = from; sequence < to; sequence++) {
            TestEvent event = TestEvent.of(stream, sequence);
            publisher.send(topic, 0, event);
            publisher.flush();
            if (!events.contains(event)) events.add(event);
        }
    }

    /** Publishes an event of a stream of that partition's own, in a batch of its own, and remembers that it has to be sealed. */
    void publishTo(String topic, int partition, int sequence) {
        TestEvent event = TestEvent.of("of-" + partition, sequence);
        publisher.send(topic, partition, event);
        publisher.flush();
        events.add(event);
    }

    /** A scene whose log has sealed the first events of a stream, and is down again. */
    void sealBefore(String topic, Path folder, String stream, int count) {
        begin(topic);
        try (RunningLog log = start(topic, folder)) {
            publish(topic, stream, 0, count);
            log.awaitEvents(count);
        }
    }

    /** A log stops for this reason, its operator passes that, and it seals what is left. */
    void passAndSealTheRest(String topic, Path folder, String kind) throws Exception {
        try (RunningLog log = start(topic, folder)) {
            pass(folder, awaitStop(log, topic, 0, kind));
            awaitAllSealed(log, folder);
        }
    }

    /** A power cut takes records of the broker, and others come to lie in their place. */
    void cutOffAndGrow(String topic) throws IOException {
        publisher.close();
        broker.stop();
        broker.cutOff(topic, 6);
        broker.start();
        publisher = new Publisher(broker.bootstrap());
        publish(topic, "after", 0, 8);
    }

    /** As a service does that is told to. */
    void resend(String topic) {
        String resent = topic + ".resent";
        if (!broker.ask(admin -> admin.listTopics().names().get()).contains(resent)) publisher.createTopic(resent, 1);
        for (TestEvent event : events) publisher.send(resent, 0, event);
        publisher.flush();
    }

    static JsonNode partition(RunningLog log, String topic, int number) {
        for (JsonNode partition : log.json("/status").path("partitions")) {
            boolean isIt = partition.path("topic").asString("").equals(topic)
                    && partition.path("partition").asInt() == number;
            if (isIt) return partition;
        }
        return log.json("/status").path("nothing");
    }

    /** Waits until it says so, and returns by which name. */
    static String awaitStop(RunningLog log, String topic, int number, String kind) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> partition(log, topic, number)
                        .path("stopped")
                        .path("kind")
                        .asString("")
                        .equals(kind));
        stops++;
        assertThat(log.text("/actuator/prometheus")).contains("symbia_log_partitions_stopped");
        return partition(log, topic, number).path("stopped").path("stop").asString();
    }

    static int pass(Path folder, PrintStream out, String... arguments) throws Exception {
        List<String> options = new ArrayList<>(List.of(PassStops.OPTION));
        options.addAll(List.of(arguments));
        return PassStops.run(options, Map.of("SYMBIA_LOG_DATA", folder.toString()), out);
    }

    static void pass(Path folder, String stop) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int status = pass(folder, new PrintStream(out, true, StandardCharsets.UTF_8), stop, "--reason", "tried here");
        assertThat(status).as(out.toString(StandardCharsets.UTF_8)).isZero();
    }

    /** Waits until every event is sealed and nothing stands still, and has somebody from outside audit all of it. */
    String awaitAllSealed(RunningLog log, Path folder) throws IOException {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> log.json("/status").path("partitionsStopped").asLong() == 0);
        log.awaitEvents(events.size());
        JsonNode status = log.json("/status");
        assertThat(status.get("size").asLong() - status.get("batches").asLong()).isEqualTo(events.size());
        long proven = events.stream()
                .filter(event -> log.get("/proofs/" + event.digest()).statusCode() == 200)
                .count();
        sent += events.size();
        sealed += proven;
        assertThat(proven).isEqualTo(events.size());
        return audit(log, folder);
    }

    private static String audit(RunningLog log, Path folder) throws IOException {
        Path policy = Files.writeString(folder.resolveSibling(folder.getFileName() + ".policy"), log.text("/policy"));
        StringWriter printed = new StringWriter();
        int status = new CommandLine(new Symbia())
                .setOut(new PrintWriter(printed))
                .setErr(new PrintWriter(printed))
                .execute("audit", log.base().toString(), "--policy", policy.toString());
        assertThat(status).as(printed.toString()).isZero();
        return printed.toString();
    }
}
