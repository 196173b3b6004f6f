package io.symbia.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.log.testkit.OwnBroker;
import io.symbia.log.testkit.Platform;
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
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/**
 * What happens to topics behind a log's back, with a real broker. The log must say so, and after an operator's decision, and after events were
 * sent once more, it must hold them all: silent 0, lost 0.
 */
class ContinuityIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static OwnBroker broker;
    private static int scenes;
    private static int stops;
    private static long sent;
    private static long sealed;

    private final List<TestEvent> events = new ArrayList<>();
    private Publisher publisher;

    @BeforeAll
    static void startBroker() {
        broker = new OwnBroker("continuity-broker");
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

    private void begin(String topic) {
        begin(topic, 1);
    }

    private void begin(String topic, int partitions) {
        scenes++;
        publisher = new Publisher(broker.bootstrap());
        publisher.createTopic(topic, partitions);
    }

    private static RunningLog start(String topic, Path folder) {
        return RunningLog.start(
                folder,
                "log.test/" + folder.getFileName(),
                List.of(topic),
                Map.of("symbia.log.kafka-bootstrap", broker.bootstrap()));
    }

    /** Publishes events of a stream, each in a batch of its own, and remembers that they have to be sealed. */
    private void publish(String topic, String stream, int from, int to) {
        for (int sequence = from; sequence < to; sequence++) {
            TestEvent event = TestEvent.of(stream, sequence);
            publisher.send(topic, 0, event);
            publisher.flush();
            if (!events.contains(event)) events.add(event);
        }
    }

    /** As a service does that is told to. */
    private void resend(String topic) {
        String resent = topic + ".resent";
        if (!broker.ask(admin -> admin.listTopics().names().get()).contains(resent)) publisher.createTopic(resent, 1);
        for (TestEvent event : events) publisher.send(resent, 0, event);
        publisher.flush();
    }

    private static JsonNode partition(RunningLog log, String topic, int number) {
        for (JsonNode partition : log.json("/status").path("partitions")) {
            boolean isIt = partition.path("topic").asString("").equals(topic)
                    && partition.path("partition").asInt() == number;
            if (isIt) return partition;
        }
        return log.json("/status").path("nothing");
    }

    /** Waits until it says so, and returns by which name. */
    private static String awaitStop(RunningLog log, String topic, int number, String kind) {
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

    private static int pass(Path folder, PrintStream out, String... arguments) throws Exception {
        List<String> options = new ArrayList<>(List.of(PassStops.OPTION));
        options.addAll(List.of(arguments));
        return PassStops.run(options, Map.of("SYMBIA_LOG_DATA", folder.toString()), out);
    }

    private static void pass(Path folder, String stop) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int status = pass(folder, new PrintStream(out, true, StandardCharsets.UTF_8), stop, "--reason", "tried here");
        assertThat(status).as(out.toString(StandardCharsets.UTF_8)).isZero();
    }

    /** Waits until every event is sealed and nothing stands still, and has somebody from outside audit all of it. */
    private String awaitAllSealed(RunningLog log, Path folder) throws IOException {
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

    @Test
    void aTopicMadeAnewWhileTheLogIsDownIsNoticedAndReadFromItsBeginning() throws Exception {
        String topic = "anew-down";
        Path folder = Platform.folder(topic);
        begin(topic);
        try (RunningLog log = start(topic, folder)) {
            publish(topic, "before", 0, 5);
            log.awaitEvents(5);
        }
        broker.deleteTopic(topic);
        publisher.createTopic(topic, 1);
        publish(topic, "after", 0, 12); // The log would go on at the sixth of them.
        try (RunningLog log = start(topic, folder)) {
            String stop = awaitStop(log, topic, 0, "REPLACED");
            assertThat(stop).isEqualTo(topic + "/0@5:REPLACED");
            assertThat(partition(log, topic, 0).path("lagRecords").asLong()).isPositive();
            assertThat(log.json("/status").get("size").asLong())
                    .isEqualTo(5 + log.json("/status").get("batches").asLong());
            pass(folder, stop);
            assertThat(awaitAllSealed(log, folder))
                    .contains("passed     batch")
                    .contains("read up to 5, goes on at 0 of");
        }
        try (RunningLog log = start(topic, folder)) { // What is there now is what is read from now on.
            publish(topic, "after", 12, 14);
            log.awaitEvents(events.size());
            assertThat(log.json("/status").path("partitionsStopped").asLong()).isZero();
        }
    }

    @Test
    void aTopicMadeAnewWhileTheLogRunsIsNoticed() throws Exception {
        String topic = "anew-running";
        Path folder = Platform.folder(topic);
        begin(topic);
        try (RunningLog log = start(topic, folder)) {
            publish(topic, "before", 0, 5);
            log.awaitEvents(5);
            broker.deleteTopic(topic);
            awaitStop(log, topic, 0, "MISSING"); // And the log does not make it: somebody deleted it.
            publisher.createTopic(topic, 1);
            publish(topic, "after", 0, 12);
            pass(folder, awaitStop(log, topic, 0, "REPLACED"));
            awaitAllSealed(log, folder);
        }
    }

    @Test
    void anotherClusterIsNoticedAndTheFirstOneIsReadOnWhenItIsBack() throws Exception {
        String topic = "other-cluster";
        Path folder = Platform.folder(topic);
        begin(topic);
        try (RunningLog log = start(topic, folder)) {
            publish(topic, "here", 0, 5);
            log.awaitEvents(5);
        }
        try (OwnBroker other = new OwnBroker("other-broker");
                Publisher elsewhere = new Publisher(other.bootstrap())) {
            elsewhere.createTopic(topic, 1);
            for (int sequence = 0; sequence < 12; sequence++) {
                elsewhere.send(topic, 0, TestEvent.of("there", sequence));
            }
            elsewhere.flush();
            try (RunningLog log = RunningLog.start(
                    folder,
                    "log.test/" + folder.getFileName(),
                    List.of(topic),
                    Map.of("symbia.log.kafka-bootstrap", other.bootstrap()))) {
                awaitStop(log, topic, 0, "REPLACED");
                assertThat(log.get("/proofs/" + TestEvent.of("there", 11).digest())
                                .statusCode())
                        .isEqualTo(404);
            }
        }
        try (RunningLog log = start(topic, folder)) { // It was the wrong address.
            publish(topic, "here", 5, 9);
            awaitAllSealed(log, folder);
        }
    }

    @Test
    void aPartitionCutOffWhileTheLogIsDownIsNoticedThoughItHasGrownSince() throws Exception {
        String topic = "cut-down";
        Path folder = Platform.folder(topic);
        begin(topic);
        try (RunningLog log = start(topic, folder)) {
            publish(topic, "before", 0, 10);
            log.awaitEvents(10);
        }
        cutOffAndGrow(topic);
        try (RunningLog log = start(topic, folder)) {
            pass(folder, awaitStop(log, topic, 0, "TRUNCATED"));
            awaitAllSealed(log, folder);
        }
    }

    @Test
    void aPartitionCutOffWhileTheLogRunsIsNoticedThoughItHasGrownSince() throws Exception {
        String topic = "cut-running";
        Path folder = Platform.folder(topic);
        begin(topic);
        try (RunningLog log = start(topic, folder)) {
            publish(topic, "before", 0, 10);
            log.awaitEvents(10);
            cutOffAndGrow(topic);
            pass(folder, awaitStop(log, topic, 0, "TRUNCATED"));
            awaitAllSealed(log, folder);
        }
    }

    private void cutOffAndGrow(String topic) throws IOException {
        publisher.close();
        broker.stop();
        broker.cutOff(topic, 6);
        broker.start();
        publisher = new Publisher(broker.bootstrap());
        publish(topic, "after", 0, 8);
    }

    /** The same topic, leader epochs that were seen before, more offsets than were read: only the records are others. */
    @Test
    void aBrokerPutBackToAnOlderCopyIsNoticed() throws Exception {
        String topic = "put-back";
        Path folder = Platform.folder(topic);
        begin(topic);
        publish(topic, "before", 0, 4);
        publisher.close();
        broker.stop();
        Path copy = broker.copy();
        broker.start();
        publisher = new Publisher(broker.bootstrap());
        try (RunningLog log = start(topic, folder)) {
            publish(topic, "lost", 0, 4);
            log.awaitEvents(8);
        }
        publisher.close();
        broker.stop();
        broker.restore(copy);
        broker.start();
        publisher = new Publisher(broker.bootstrap());
        publish(topic, "after", 0, 7);
        try (RunningLog log = start(topic, folder)) {
            pass(folder, awaitStop(log, topic, 0, "TRUNCATED"));
            awaitAllSealed(log, folder);
        }
    }

    @Test
    void recordsThatExpiredAreSentOnceMoreAndFillTheHole() throws Exception {
        String topic = "expired";
        Path folder = Platform.folder(topic);
        begin(topic);
        try (RunningLog log = start(topic, folder)) {
            publish(topic, "s", 0, 5);
            log.awaitEvents(5);
        }
        publish(topic, "s", 5, 10);
        broker.expire(topic, 8);
        try (RunningLog log = start(topic, folder)) {
            String stop = awaitStop(log, topic, 0, "OFFSET_GONE");
            assertThat(stop).isEqualTo(topic + "/0@5:OFFSET_GONE");
            pass(folder, stop);
            awaitStop(log, topic, 0, "HOLE");
            resend(topic);
            assertThat(awaitAllSealed(log, folder)).contains("records 5 to 7 are not sealed: tried here");
        }
    }

    @Test
    void aNewLogIsFedWithWhatIsSentOnceMore() throws Exception {
        String topic = "new-log";
        Path folder = Platform.folder(topic);
        begin(topic);
        publish(topic, "a", 0, 6);
        publish(topic, "b", 0, 6);
        broker.expire(topic, 9);
        try (RunningLog log = start(topic, folder)) {
            pass(folder, awaitStop(log, topic, 0, "OFFSET_GONE"));
            awaitStop(log, topic, 0, "HOLE");
            publish(topic, "a", 6, 9); // Services do not wait.
            resend(topic);
            awaitAllSealed(log, folder);
        }
    }

    @Test
    void aRecordThatIsNoEventIsPassedByDecisionAndNotOtherwise() throws Exception {
        String topic = "no-event";
        Path folder = Platform.folder(topic);
        begin(topic);
        try (RunningLog log = start(topic, folder)) {
            publish(topic, "s", 0, 3);
            publisher.sendRaw(topic, 0, new byte[] {1}, List.of());
            publish(topic, "s", 3, 6);
            String stop = awaitStop(log, topic, 0, "MALFORMED");
            assertThat(stop).isEqualTo(topic + "/0@3:MALFORMED");
            for (String other :
                    List.of(topic + "/0@2:MALFORMED", topic + "/0@3:OFFSET_GONE", topic + "/0@4:MALFORMED")) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                int status = pass(folder, new PrintStream(out, true, StandardCharsets.UTF_8), other, "--reason", "no");
                assertThat(status).isEqualTo(PassStops.REFUSED);
                assertThat(out.toString(StandardCharsets.UTF_8))
                        .contains("refused: the partition has stopped at " + stop);
            }
            assertThat(pass(folder, System.out, "nonsense", "--reason", "x")).isEqualTo(PassStops.MISTYPED);
            assertThat(pass(folder, System.out, stop, "--reason", "with \"quotes\""))
                    .isEqualTo(PassStops.MISTYPED);
            pass(folder, stop);
            assertThat(awaitAllSealed(log, folder)).contains("records 3 to 3 are not sealed: tried here");
        }
    }

    @Test
    void partitionsPastTheLastThatFitsWaitAndTheOthersAreRead() throws Exception {
        String topic = "many";
        Path folder = Platform.folder(topic);
        begin(topic, 241);
        for (int round = 0; round < 2; round++) { // And at the next start.
            try (RunningLog log = start(topic, folder)) {
                publish(topic, "s", 2 * round, 2 * round + 2);
                awaitStop(log, topic, 240, "NO_ROOM");
                log.awaitEvents(2L * round + 2);
                JsonNode status = log.json("/status");
                assertThat(status.path("partitionsStopped").asLong()).isEqualTo(1);
                assertThat(status.path("partitionsRoom").asLong()).isZero();
                assertThat(status.path("concerns").toString()).contains("240 of 240 partitions");
                assertThat(log.text("/actuator/health")).contains("240 of 240 partitions");
            }
        }
        sent += events.size();
        sealed += events.size();
    }

    @Test
    void saysHowLongTheBrokerStillKeepsWhatIsNotSealed() {
        String topic = "kept";
        begin(topic);
        publish(topic, "s", 1, 2); // Too early: it stays unsealed.
        events.clear();
        broker.ask(admin -> admin.incrementalAlterConfigs(Map.of(
                        new ConfigResource(ConfigResource.Type.TOPIC, topic),
                        List.of(new AlterConfigOp(
                                new ConfigEntry("retention.ms", "3600000"), AlterConfigOp.OpType.SET))))
                .all()
                .get());
        try (RunningLog log = start(topic, Platform.folder(topic))) {
            awaitStop(log, topic, 0, "HOLE");
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> partition(log, topic, 0).has("keptForMillis"));
            assertThat(partition(log, topic, 0).path("keptForMillis").asLong()).isBetween(1L, 3_600_000L);
            assertThat(log.json("/status").path("concerns").toString())
                    .contains("kept keeps records for PT1H and no longer");
            assertThat(log.text("/actuator/prometheus")).containsPattern("symbia_log_kept_for_seconds [1-9]");
        }
    }

    @Test
    void createsTopicsWhoseRecordsAreKept() {
        String topic = "created";
        scenes++;
        publisher = new Publisher(broker.bootstrap());
        try (RunningLog log = start(topic, Platform.folder(topic))) {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> partition(log, topic, 11).has("nextOffset"));
            ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
            var config = broker.ask(admin ->
                    admin.describeConfigs(List.of(resource)).all().get().get(resource));
            assertThat(config.get("retention.ms").value()).isEqualTo("-1");
            assertThat(config.get("retention.ms").isDefault()).isFalse();
            assertThat(config.get("retention.bytes").value()).isEqualTo("-1");
            assertThat(config.get("cleanup.policy").value()).isEqualTo("delete");
            assertThat(log.json("/status").path("concerns")).isEmpty();
        }
    }
}
