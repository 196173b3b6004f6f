package io.symbia.log.http.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.symbia.log.testkit.Platform;
import io.symbia.log.testkit.Publisher;
import io.symbia.log.testkit.Publisher.TestEvent;
import io.symbia.log.testkit.RunningLog;
import io.symbia.tlog.note.NoteSigner;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a log says of itself, in each of its states, to probes, to Prometheus and to people. */
class HealthIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TOPIC = "health.events";

    private static String metrics(RunningLog log) {
        return log.text("/actuator/prometheus");
    }

    private static void requireState(RunningLog log, String state, int ready, String reason) {
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            String health = new String(log.get("/actuator/health").body(), StandardCharsets.UTF_8);
            assertThat(health)
                    .contains("\"log\":{")
                    .contains("\"status\":\"" + state + "\"")
                    .contains(reason);
            assertThat(log.get("/actuator/health/readiness").statusCode()).isEqualTo(ready);
            assertThat(log.get("/actuator/health/liveness").statusCode()).isEqualTo(200); // Whatever it waits for.
            assertThat(log.json("/status").at("/health/state").asString()).isEqualTo(state);
        });
    }

    @Test
    void isDownAndSaysNothingElseWhileItIsBeingOpened() {
        try (RunningLog log = RunningLog.startOnly(
                Platform.folder("opening"),
                "log.test/opening",
                List.of(TOPIC),
                Map.of("symbia.log.mongo-uri", "mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=200"))) {
            requireState(log, "DOWN", 503, "opening: waits for");
            assertThat(metrics(log))
                    .contains("symbia_log_open 0.0")
                    .contains("symbia_log_condition 0.0")
                    .doesNotContain("symbia_log_leaves")
                    .doesNotContain("symbia_log_intake_lag_records")
                    .doesNotContain("symbia_log_oldest_unwitnessed_seconds")
                    .doesNotContain("symbia_log_partitions_stopped")
                    .doesNotContain("NaN");
        }
    }

    @Test
    void isDownUntilACheckpointHasMetThePolicy() throws IOException {
        Path folder = Platform.folder("away");
        VerifierKey key = NoteSigner.cosignerOfSeed("away.test/witness", Octets.of(new byte[32]))
                .verifierKey();
        Path policy = Files.writeString(
                folder.resolve("policy.txt"), "witness away %s http://127.0.0.1:1/%nquorum away%n".formatted(key));
        try (RunningLog log = RunningLog.startOnly(
                folder,
                "log.test/away",
                List.of("away.events"),
                Map.of("symbia.log.witnessing.policy", policy.toString()))) {
            requireState(log, "DOWN", 503, "no checkpoint has met the policy's quorum yet");
            Awaitility.await().atMost(PATIENCE).until(() -> metrics(log).contains("symbia_log_open 1.0"));
            assertThat(metrics(log))
                    .contains("symbia_log_oldest_unwitnessed_seconds 0.0")
                    .contains("symbia_log_witness_good{witness=\"away.test/witness\"}")
                    .doesNotContain("symbia_log_leaves")
                    .doesNotContain("symbia_log_published_age_seconds")
                    .doesNotContain("symbia_log_cosigned_age_seconds")
                    .doesNotContain("NaN");
        }
    }

    /** An event whose predecessor is missing stops its partition: a minute is looked at by somebody, ten minutes by everybody. */
    @Test
    void followsTheOldestEventThatIsNotWitnessed() {
        AtomicReference<Duration> now = new AtomicReference<>(Duration.ZERO); // From what is the time.
        InstantSource clock = () -> Instant.now().plus(now.get());
        try (RunningLog log = RunningLog.startAt(
                        clock.withZone(ZoneOffset.UTC), Platform.folder("health"), "log.test/health", List.of(TOPIC));
                Publisher publisher = new Publisher(Platform.bootstrap())) {
            publisher.send(TOPIC, 0, TestEvent.of("health-0", 0));
            publisher.flush();
            log.awaitEvents(1);
            requireState(log, "UP", 200, "every event that was read is sealed and witnessed");

            publisher.send(TOPIC, 1, TestEvent.of("health-1", 1));
            publisher.flush();
            requireState(log, "DEGRADED", 200, "intake: 1 partitions are stopped");
            assertThat(metrics(log)).contains("symbia_log_condition 1.0").contains("symbia_log_leaves 2.0");

            publisher.send(TOPIC, 2, TestEvent.of("health-2", 1));
            publisher.flush();
            Awaitility.await().atMost(PATIENCE).until(() -> metrics(log).contains("symbia_log_partitions_stopped 2.0"));
            now.set(Duration.ofMinutes(11));
            requireState(log, "DOWN", 503, "an event waits for longer than 10 minutes");
            assertThat(log.get("/proofs/" + TestEvent.of("health-0", 0).digest())
                            .statusCode())
                    .isEqualTo(200);
            assertThat(log.json("/status")
                            .at("/health/oldestUnwitnessedSeconds")
                            .asDouble())
                    .isGreaterThan(660);

            publisher.send(TOPIC, 0, TestEvent.of("health-1", 0)); // Elsewhere, so that it is read.
            publisher.send(TOPIC, 0, TestEvent.of("health-2", 0));
            publisher.flush();
            requireState(log, "UP", 200, "every event that was read is sealed and witnessed");
            Awaitility.await()
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(metrics(log)) // From when the broker took them, by its clock.
                            .contains("symbia_log_accepted_to_witnessed_seconds_bucket{le=\"3600.0\"} 5")
                            .contains("symbia_log_accepted_to_witnessed_seconds_bucket{le=\"300.0\"} 1"));
        }
    }

    /** A required mirror that refuses keeps everything from readers: the log says so at once, and what the mirror says. */
    @Test
    void saysWhichMirrorKeepsWhatFromReaders() throws IOException {
        Path folder = Platform.folder("mirrored");
        HttpServer full = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        full.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] body = "not now: no space left on device\u001b[31m\n".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(503, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        full.start();
        VerifierKey key = NoteSigner.cosignerOfSeed("archive.test/mirror", Octets.of(new byte[32]))
                .verifierKey();
        Path mirrors = Files.writeString(
                folder.resolve("mirrors.txt"),
                "mirror %s http://127.0.0.1:%d/%n"
                        .formatted(key, full.getAddress().getPort()));
        try (RunningLog log = RunningLog.startOnly(
                        folder,
                        "log.test/mirrored",
                        List.of("mirrored.events"),
                        Map.of(
                                "symbia.log.mirroring.mirrors",
                                mirrors.toString(),
                                "symbia.log.mirroring.required",
                                "1"));
                Publisher publisher = new Publisher(Platform.bootstrap())) {
            publisher.send("mirrored.events", 0, TestEvent.of("mirrored", 0));
            publisher.flush();
            requireState(
                    log,
                    "DOWN",
                    503,
                    "mirror archive.test/mirror: its last answer did not count: answers 503 to /add-checkpoint: "
                            + "not now: no space left on device [31m\"");
            Awaitility.await()
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    log.json("/status").at("/health/reasons").toString())
                            .contains("s that holds the newest 1 events: 0 of 1 required mirrors hold 2 leaves"));
        } finally {
            full.stop(0);
        }
    }

    /** What a publisher writes into its events, or sets its clock to, alarms nobody and spoils no sum. */
    @Test
    void isNotMovedByTheTimesThatEventsSay() {
        String late = Instant.now().minus(Duration.ofMinutes(11)).truncatedTo(ChronoUnit.SECONDS) + "";
        List<String> times = List.of(
                "1970-01-01T00:00:00.000Z",
                late.replace("Z", ".000Z"),
                "9999-12-31T23:59:59.999Z",
                "9999-12-31T23:59:59.999Z");
        try (RunningLog log = RunningLog.start(Platform.folder("times"), "log.test/times", List.of("times.events"));
                Publisher publisher = new Publisher(Platform.bootstrap())) {
            requireState(log, "UP", 200, "every event that was read is sealed and witnessed");
            int looks = 0;
            for (int event = 0; event < 40; event++) {
                TestEvent said = TestEvent.of("times", event).at(times.get(event % times.size()));
                publisher.sendAt("times.events", 0, said, event % 2 == 0 ? 1 : System.currentTimeMillis());
                publisher.flush();
                for (; sealed(log) <= event; looks++) {
                    JsonNode health = log.json("/status").at("/health");
                    assertThat(health.at("/state").asString())
                            .as(health.toString())
                            .isEqualTo("UP");
                }
            }
            System.out.printf("times that events say: events 40, looks %d, not up 0%n", looks);
            double sum = Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> sample(log, "symbia_log_accepted_to_witnessed_seconds_sum"), it -> it > 0);
            assertThat(sum).isBetween(0.0, 40 * 60.0);
            assertThat(sample(log, "symbia_log_oldest_unwitnessed_seconds")).isLessThan(60);
        }
    }

    private static long sealed(RunningLog log) {
        JsonNode status = log.json("/status");
        return status.get("size").asLong() - status.get("batches").asLong();
    }

    private static double sample(RunningLog log, String name) {
        return metrics(log)
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }
}
