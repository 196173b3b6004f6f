package io.symbia.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.log.storage.commits.Commit;
import io.symbia.log.testkit.Platform;
import io.symbia.log.testkit.Publisher;
import io.symbia.log.testkit.RunningLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Partitions that have stopped, or cannot be read: what an operator does about each, and that nothing is lost by it. */
class StoppedPartitionsIT extends ScenesOfABroker {
    @Test
    void recordsThatExpiredAreSentOnceMoreAndFillTheHole() throws Exception {
        String topic = "expired";
        Path folder = Platform.folder(topic);
        sealBefore(topic, folder, "s", 5);
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
        hasReadBefore(folder, Commit.MAX_SOURCES - 240);
        begin(topic, 241);
        for (int round = 0; round < 2; round++) { // And at the next start.
            try (RunningLog log = start(topic, folder)) {
                publish(topic, "s", 2 * round, 2 * round + 2);
                awaitStop(log, topic, 240, "NO_ROOM");
                log.awaitEvents(2L * round + 2);
                JsonNode status = log.json("/status");
                assertThat(status.path("partitionsStopped").asLong()).isEqualTo(1);
                assertThat(status.path("partitionsRoom").asLong()).isZero();
                assertThat(status.path("concerns").toString()).contains("10000 of 10000 partitions");
                assertThat(log.text("/actuator/health")).contains("10000 of 10000 partitions");
            }
        }
        sent += events.size();
        sealed += events.size();
    }

    /** Partitions of a topic that is gone, each of which has its number for good. */
    private static void hasReadBefore(Path folder, int partitions) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int partition = 0; partition < partitions; partition++) {
            String source = "retired " + partition;
            CRC32C crc = new CRC32C();
            crc.update(source.getBytes(StandardCharsets.UTF_8));
            lines.append(HexFormat.of().toHexDigits((int) crc.getValue()))
                    .append(' ')
                    .append(source)
                    .append('\n');
        }
        Files.writeString(Files.createDirectories(folder).resolve("partitions"), lines);
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
