package io.symbia.log.http;

import static io.symbia.tlog.testkit.Specification.TLOG_TILES;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.log.testkit.Platform;
import io.symbia.log.testkit.Publisher;
import io.symbia.log.testkit.Publisher.TestEvent;
import io.symbia.log.testkit.RunningLog;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.checkpoint.TlogProof;
import io.symbia.tlog.checkpoint.TrustedCheckpoint;
import io.symbia.tlog.entry.BatchManifest;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.entry.SourceRange;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteVerifier;
import io.symbia.tlog.note.SignatureType;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.testkit.Must;
import io.symbia.tlog.tile.EntryBundle;
import io.symbia.tlog.tile.EntryTile;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.InvalidProofException;
import io.symbia.tlog.tree.MerkleProof;
import io.symbia.tlog.tree.MerkleTree;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Every path of the log, asked of a running one that took its events from a real broker. */
class LogHttpIT {
    private static final String ORIGIN = "log.test/http";
    private static final String TOPIC = "http.events";
    private static final int STREAMS = 5;
    private static final int EVENTS = 120; // A stream.

    private static RunningLog log;

    @BeforeAll
    static void publishAndStart() {
        log = RunningLog.start(Platform.folder("http"), ORIGIN, List.of(TOPIC));
        try (Publisher publisher = new Publisher(Platform.bootstrap())) {
            for (int sequence = 0; sequence < EVENTS; sequence++) {
                for (int stream = 0; stream < STREAMS; stream++) {
                    publisher.send(TOPIC, stream % 3, event(stream, sequence));
                }
            }
            publisher.flush();
        }
        log.awaitEvents(STREAMS * EVENTS);
    }

    @AfterAll
    static void stop() {
        log.close();
    }

    private static TestEvent event(int stream, int sequence) {
        return TestEvent.of("http-" + stream, sequence);
    }

    private static Policy policy() {
        return Policy.parse(Octets.of(log.get("/policy").body()));
    }

    private static Checkpoint checkpoint() throws InvalidProofException {
        return policy().verify(Note.parse(log.text("/checkpoint"))).checkpoint();
    }

    @Test
    void servesACheckpointThatItsOwnPolicyTrusts() throws InvalidProofException {
        assertThat(checkpoint().origin()).isEqualTo(ORIGIN);
        assertThat(checkpoint().treeSize()).isGreaterThan(STREAMS * EVENTS);
        assertThat(log.text("/keys").lines())
                .hasSize(2)
                .allSatisfy(key -> assertThat(log.text("/policy")).contains("log " + key + "\n"));
        assertThat(log.text("/policy")).endsWith("quorum none\n");
    }

    /** c2sp.org/tlog-checkpoint: "Logs SHOULD use ML-DSA-44 cosignatures to sign the checkpoint". */
    @Must(by = TLOG_TILES, says = "the checkpoint MUST carry at least one Ed25519 signature by the log")
    @Test
    void signsWithBothItsKeys() throws InvalidProofException {
        List<VerifierKey> keys =
                log.text("/keys").lines().map(VerifierKey::parse).toList();

        assertThat(keys)
                .extracting(VerifierKey::type)
                .containsExactly(SignatureType.ED25519, SignatureType.ML_DSA_44_COSIGNATURE);
        assertThat(new NoteVerifier(keys).verify(Note.parse(log.text("/checkpoint"))))
                .isEqualTo(keys);
    }

    /** c2sp.org/tlog-tiles: "with Content-Type: text/plain; charset=utf-8", "SHOULD prevent caching beyond a few seconds". */
    @Must(by = TLOG_TILES, says = "The Signed Tree Head MUST be served as a checkpoint at")
    @Test
    void keepsCheckpointsFromBeingCachedForLong() {
        HttpResponse<byte[]> answer = log.get("/checkpoint");

        assertThat(header(answer, "content-type")).isEqualToIgnoringCase("text/plain;charset=utf-8");
        assertThat(header(answer, "cache-control")).isEqualTo("max-age=1, public");
    }

    @Test
    void provesEveryEventToWhoeverHoldsItsBytes() throws InvalidProofException {
        Policy policy = policy();
        for (int stream = 0; stream < STREAMS; stream++) {
            for (int sequence = 0; sequence < EVENTS; sequence++) {
                TestEvent event = event(stream, sequence);
                TlogProof proof = TlogProof.parse(log.text("/proofs/" + event.digest()));
                Entry.Event entry = new Entry.Event(event.digest(), event.tag(), sequence);
                TrustedCheckpoint trusted = proof.verify(MerkleTree.leafHash(entry.format()), policy);
                assertThat(trusted.checkpoint().origin()).isEqualTo(ORIGIN);
            }
        }
    }

    @Test
    void saysThatAnEventIsNotInTheLog() {
        assertProblem("/proofs/" + Hash.ofContent(new byte[] {1}), 404, "not_in_log");
        assertProblem("/proofs/" + "A".repeat(64), 400, "malformed_request");
        assertProblem("/proofs/1234", 400, "malformed_request");
    }

    @Test
    void refusesPathsThatLeaveTheTree() {
        for (String path : List.of(
                "/tile/0/../../key",
                "/tile/0/%2e%2e/%2e%2e/key",
                "/tile/entries/..%2f..%2fkey",
                "/tile//key",
                "/tile/0/000/../../../commits",
                "/history/..%2fkey",
                "/manifests/-1",
                "/manifests/01",
                "/key",
                "/%2e%2e/key")) {
            assertThat(log.get(path).statusCode()).as(path).isIn(400, 404);
        }
    }

    @Test
    void provesThatItOnlyGrew() throws InvalidProofException {
        Checkpoint to = checkpoint();
        JsonNode first = log.json("/manifests/0");
        long fromSize = first.get("end").asLong() + 1;
        Checkpoint from =
                policy().verify(Note.parse(log.text("/history/" + fromSize))).checkpoint();

        String lines = log.text("/consistency?from=" + fromSize + "&to=" + to.treeSize());

        List<Hash> path = lines.lines().map(Hash::parseBase64).toList();
        MerkleProof.verifyConsistency(from.treeSize(), to.treeSize(), path, from.root(), to.root());
        assertThat(log.text("/consistency?from=0&to=" + to.treeSize())).isEmpty();
        assertProblem("/consistency?from=2&to=1", 400, "malformed_request");
        assertProblem("/consistency?from=1&to=1000000", 404, "not_in_log");
        assertProblem("/consistency?to=1", 400, "malformed_request");
        assertProblem("/consistency?from=x", 400, "malformed_request");
    }

    @Test
    void saysWhatJoinsASizeAtWhichNoBatchEnded() {
        assertProblem("/history/1", 404, "not_in_log"); // A batch ends with its manifest, behind an event.
        assertThat(new String(log.get("/history/1").body(), StandardCharsets.UTF_8))
                .contains("/consistency?from=&to= joins any two sizes up to ");
    }

    @Test
    void chainsItsManifestsAndEndsEachBatchWithOne() throws InvalidProofException {
        long size = checkpoint().treeSize();
        Hash previous = BatchManifest.NO_PREVIOUS;
        long start = 0;
        for (long batch = 0; start < size; batch++) {
            BatchManifest manifest = BatchManifest.parse(log.text("/manifests/" + batch));
            assertThat(manifest.start()).isEqualTo(start);
            assertThat(manifest.previous()).isEqualTo(previous);
            assertThat(leaf(manifest.end())).isEqualTo(manifest.entry());
            long records =
                    manifest.sources().stream().mapToLong(SourceRange::records).sum();
            assertThat(records).isEqualTo(manifest.events());
            previous = manifest.digest();
            start = manifest.end() + 1;
        }
        assertThat(start).isEqualTo(size);
        assertProblem("/manifests/1000000", 404, "not_in_log");
    }

    private static Entry leaf(long leafIndex) throws InvalidProofException {
        EntryTile tile = EntryTile.holding(leafIndex, checkpoint().treeSize());
        Octets bundle = Octets.of(log.get("/" + tile.path()).body());
        return Entry.parse(EntryBundle.parse(bundle).entries().get((int) (leafIndex % 256)));
    }

    @Test
    void listsAStreamWithoutHolesPageByPage() throws InvalidProofException {
        String path = "/streams/" + event(1, 0).tag();
        List<Long> leaves = new ArrayList<>();
        String next = "0";
        while (!next.isEmpty()) {
            JsonNode page = log.json(path + "?limit=50&from=" + next);
            assertThat(page.get("count").asLong()).isEqualTo(EVENTS);
            page.get("leaves").forEach(leaf -> leaves.add(leaf.asLong()));
            next = page.path("next").isNumber() ? page.get("next").asString() : "";
        }

        assertThat(leaves).hasSize(EVENTS).isSorted().doesNotHaveDuplicates();
        for (int sequence = 0; sequence < EVENTS; sequence += 17) {
            assertThat(leaf(leaves.get(sequence)))
                    .isEqualTo(new Entry.Event(
                            event(1, sequence).digest(), event(1, 0).tag(), sequence));
        }
        assertProblem("/streams/" + "0".repeat(32), 404, "not_in_log");
        assertProblem(path + "?limit=100000", 400, "malformed_request");
        assertProblem("/streams/xyz", 400, "malformed_request");
    }

    @Test
    void tellsOperatorsHowItIs() {
        JsonNode status = log.json("/status");

        assertThat(status.get("state").asString()).isEqualTo("open");
        assertThat(status.get("partitions")).hasSize(12);
        assertThat(status.get("partitionsStopped").asLong()).isZero();
        assertThat(log.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(log.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertThat(log.text("/actuator/prometheus"))
                .contains("symbia_log_leaves ")
                .contains("symbia_log_publishing_lag_leaves ")
                .contains("symbia_log_published_age_seconds ")
                .contains("symbia_log_seal_seconds")
                .contains("symbia_log_intake_lag_records ")
                .contains("symbia_log_oldest_unsealed_seconds ")
                .contains("symbia_log_partitions_stopped 0.0");
    }

    private static void assertProblem(String path, int status, String code) {
        HttpResponse<byte[]> answer = log.get(path);
        String body = new String(answer.body(), StandardCharsets.UTF_8);
        assertThat(answer.statusCode()).as(path + " " + body).isEqualTo(status);
        assertThat(header(answer, "content-type")).isEqualTo("application/problem+json");
        assertThat(header(answer, "cache-control")).isEqualTo("no-store");
        assertThat(body).contains("\"code\":\"" + code + "\"").doesNotContain("Exception");
    }

    private static String header(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    /** What never reaches a door: the container's own words would be a page for people. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /tile%2F0 HTTP/1.1\r\nHost: x",
                "GET /50% HTTP/1.1\r\nHost: x",
                "GET /a[1] HTTP/1.1\r\nHost: x",
                "GET /checkpoint HTTP/9.9\r\nHost: x",
                "GET /checkpoint HTTP/1.1",
                "TRACE /checkpoint HTTP/1.1\r\nHost: x",
                "GET /checkpoint HTTP/1.1\r\nHost: x\r\nX-Large: LARGE"
            })
    void answersWithAProblemWhatTheContainerRefuses(String request) throws IOException {
        URI address = log.get("/policy").uri();
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            String large = request.replace("LARGE", "a".repeat(20_000)) + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(large.getBytes(StandardCharsets.ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer)
                    .matches("(?s)HTTP/1.1 [45]\\d\\d.*")
                    .containsIgnoringCase("content-type: application/problem+json")
                    .contains("\"code\":")
                    .doesNotContain("<");
        }
    }
}
