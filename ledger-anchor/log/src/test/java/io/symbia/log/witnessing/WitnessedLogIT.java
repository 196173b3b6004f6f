package io.symbia.log.witnessing;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.log.sealing.LogKeys;
import io.symbia.log.testkit.Platform;
import io.symbia.log.testkit.Publisher;
import io.symbia.log.testkit.Publisher.TestEvent;
import io.symbia.log.testkit.RunningLog;
import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.checkpoint.TlogProof;
import io.symbia.tlog.checkpoint.TrustedCheckpoint;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.tree.MerkleTree;
import io.symbia.tlog.tree.Octets;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The whole process of a log with three witnesses: what readers get while the quorum is met, and while it is not. */
class WitnessedLogIT {
    private static final String ORIGIN = "log.test/witnessed";
    private static final String TOPIC = "witnessed.events";

    @Test
    void showsReadersWhatIsWitnessedAndSaysOfTheRestThatItIsNot() throws Exception {
        Path folder = Platform.folder("witnessed");
        LogKeys keys = LogKeys.create(folder, ORIGIN, new SecureRandom());
        try (Town town = new Town(folder, keys.verifierKey());
                Publisher publisher = new Publisher(Platform.bootstrap())) {
            Path policy = Files.writeString(folder.resolve("policy.txt"), town.policy());
            Map<String, String> settings =
                    Map.of("symbia.log.witnessing.policy", policy.toString(), "symbia.log.witnessing.rest", "200ms");
            try (RunningLog log = RunningLog.start(folder, ORIGIN, List.of(TOPIC), settings)) {
                publish(publisher, 0);
                assertProven(log, 0);
                awaitHealth(log, "UP", "every event that was read is sealed and witnessed");
                town.customs.stop();
                publish(publisher, 1);
                assertNotWitnessed(log, 1);
                assertProven(log, 0); // What was published stays.
                awaitHealth(log, "DEGRADED", "witness customs.example/witness: its last answer did not count");
                town.customs.startAgain();
                assertProven(log, 1);
                awaitHealth(log, "UP", "every event that was read is sealed and witnessed");
                assertThat(log.text("/actuator/prometheus"))
                        .contains("symbia_log_accepted_to_witnessed_seconds_count 2")
                        .contains("symbia_log_cosigned_age_seconds ");
                assertThat(log.json("/streams/" + event(0).tag()).get("count").asLong())
                        .isEqualTo(2);
            }
        }
    }

    private static void awaitHealth(RunningLog log, String state, String says) {
        Awaitility.await().atMost(Town.PATIENCE).untilAsserted(() -> {
            HttpResponse<byte[]> answer = log.get("/actuator/health");
            String body = new String(answer.body(), StandardCharsets.UTF_8);
            assertThat(body).contains("\"status\":\"" + state + "\"").contains(says);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(log.json("/status").at("/health/state").asString()).isEqualTo(state);
        });
    }

    private static TestEvent event(int sequence) {
        return TestEvent.of("witnessed-1", sequence);
    }

    private static void publish(Publisher publisher, int sequence) {
        publisher.send(TOPIC, 0, event(sequence));
        publisher.flush();
    }

    private static String proofOf(int sequence) {
        return "/proofs/" + event(sequence).digest();
    }

    private static void assertProven(RunningLog log, int sequence) throws Exception {
        Awaitility.await()
                .atMost(Town.PATIENCE)
                .until(() -> log.get(proofOf(sequence)).statusCode() == 200);
        Policy policy = Policy.parse(Octets.of(log.get("/policy").body()));
        TlogProof proof = TlogProof.parse(log.text(proofOf(sequence)));
        Entry.Event entry =
                new Entry.Event(event(sequence).digest(), event(sequence).tag(), sequence);
        TrustedCheckpoint trusted = proof.verify(MerkleTree.leafHash(entry.format()), policy);
        assertThat(policy.quorum()).isEqualTo("border");
        assertThat(trusted.witnesses())
                .extracting(TrustedCheckpoint.Cosigned::name)
                .contains("customs-ED25519_COSIGNATURE", "customs-ML_DSA_44_COSIGNATURE");
    }

    private static void assertNotWitnessed(RunningLog log, int sequence) {
        Awaitility.await().atMost(Town.PATIENCE).untilAsserted(() -> {
            HttpResponse<byte[]> answer = log.get(proofOf(sequence));
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("retry-after")).isPresent();
            assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("\"code\":\"not_witnessed\"");
        });
        assertThat(log.json("/streams/" + event(0).tag()).get("count").asLong()).isEqualTo(1);
        assertThat(log.json("/status").at("/publishing/lagLeaves").asLong())
                .isEqualTo(2); // The event and its manifest.
        Awaitility.await()
                .atMost(Town.PATIENCE)
                .until(() -> log.text("/status").contains("\"problem\":\"cannot be asked"));
        assertThat(log.text("/actuator/prometheus"))
                .contains("symbia_log_publishing_lag_leaves 2.0")
                .contains("symbia_log_witness_good{witness=\"customs.example/witness\"} 0.0")
                .contains("symbia_log_witness_forgotten{witness=\"customs.example/witness\"} 0.0")
                .containsPattern("symbia_log_witness_ahead_seconds\\{witness=\"finance.example/witness\"} -?[0-9]");
    }
}
