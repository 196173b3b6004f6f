package io.symbia.witness;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.cosigner.crowd.Pace;
import io.symbia.disk.testkit.ShadowDisk;
import io.symbia.tlog.checkpoint.AddCheckpoint;
import io.symbia.tlog.checkpoint.Equivocation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a witness says of itself: the numbers, and whether it cosigns. */
class WitnessHealthTest {
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC);

    private final GrowingLog tea = new GrowingLog("log.example/tea", "true ");
    private final GrowingLog odd = new GrowingLog("log.example/\"odd\"\\", "true ");
    private final ShadowDisk disk = new ShadowDisk();
    private final HttpClient http = HttpClient.newHttpClient();
    private WitnessDoor door;

    @BeforeEach
    void open() throws IOException {
        Witness witness =
                Witness.open(disk, "customs.example", List.of(tea.watched(), odd.watched()), CLOCK, new SecureRandom());
        door = new WitnessDoor(witness, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @AfterEach
    void close() {
        http.shutdownNow(); // Some may wait for an answer.
        door.close();
    }

    private int posts(String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(door.address().resolve(path))
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString()).statusCode();
    }

    private int adds(AddCheckpoint request) throws Exception {
        return posts("/add-checkpoint", request.format());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(door.address().resolve(path)).build(), BodyHandlers.ofString());
    }

    @Test
    void countsWhatItHasDone() throws Exception {
        assertThat(get("/metrics").body())
                .doesNotContain("symbia_witness_leaves{"); // What is not known is absent, not 0.
        assertThat(adds(tea.growth(0, 5))).isEqualTo(200);
        assertThat(adds(tea.growth(5, 7))).isEqualTo(200);
        assertThat(adds(tea.growth(7, 7))).isEqualTo(200);
        assertThat(adds(odd.growth(0, 3))).isEqualTo(200);
        assertThat(adds(tea.growth(5, 8))).isEqualTo(409);
        assertThat(adds(new GrowingLog("stranger.example", "true ").growth(0, 3)))
                .isEqualTo(404);
        assertThat(posts("/add-checkpoint", "nonsense")).isEqualTo(400);
        assertThat(posts("/add-checkpoint", "x".repeat(100_000))).isEqualTo(413);
        Equivocation proof = Equivocation.of(
                tea.checkpoint(5),
                new GrowingLog("log.example/tea", "false ").checkpoint(5),
                List.of(),
                tea.watched().keys());
        assertThat(posts("/evidence", proof.format())).isEqualTo(200);
        disk.fullAt(2, 1);
        assertThat(adds(tea.growth(7, 9))).isEqualTo(503);

        HttpResponse<String> page = get("/metrics");

        assertThat(page.headers().firstValue("Content-Type")).contains(Metrics.TYPE);
        assertThat(page.body().lines())
                .contains(
                        "# TYPE symbia_witness_cosigned_total counter",
                        "symbia_witness_cosigned_total{origin=\"log.example/tea\"} 2",
                        "symbia_witness_cosigned_total{origin=\"log.example/\\\"odd\\\"\\\\\"} 1",
                        "symbia_witness_repeated_total{origin=\"log.example/tea\"} 1",
                        "symbia_witness_refused_total{origin=\"log.example/tea\",reason=\"other_size\"} 1",
                        "symbia_witness_refused_total{origin=\"\",reason=\"unknown_log\"} 1",
                        "symbia_witness_refused_total{origin=\"\",reason=\"malformed\"} 1",
                        "symbia_witness_refused_total{origin=\"\",reason=\"too_large\"} 1",
                        "symbia_witness_memory_write_failures_total{origin=\"log.example/tea\"} 1",
                        "# TYPE symbia_witness_leaves gauge",
                        "symbia_witness_leaves{origin=\"log.example/tea\"} 7",
                        "symbia_witness_cosigned_timestamp_seconds{origin=\"log.example/tea\"} 1700000000",
                        "symbia_witness_evidence_files{origin=\"log.example/tea\"} 1",
                        "symbia_witness_evidence_files{origin=\"log.example/\\\"odd\\\"\\\\\"} 0",
                        "symbia_witness_stopped 0",
                        "symbia_witness_bodies 0",
                        "symbia_witness_pausing 0",
                        "symbia_witness_put_out_total 0");
        assertThat(page.body().lines())
                .allMatch(line -> line.matches("# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\\{.+})? [0-9]+"));
    }

    /** Who repeats what is known waits; who has something new does not. */
    @Test
    void countsThoseWhoWaitForNothingNew() throws Exception {
        assertThat(adds(tea.growth(0, 5))).isEqualTo(200);
        HttpRequest again = HttpRequest.newBuilder(door.address().resolve("/add-checkpoint"))
                .POST(BodyPublishers.ofString(tea.growth(5, 5).format()))
                .build();
        List<CompletableFuture<HttpResponse<String>>> repeated = Stream.generate(
                        () -> http.sendAsync(again, BodyHandlers.ofString()))
                .limit(3 * Pace.AT_ONCE_PER_SECOND)
                .toList();
        while (get("/metrics").body().contains("symbia_witness_pausing 0\n")) Thread.onSpinWait();
        assertThat(adds(tea.growth(5, 6))).isEqualTo(200);
        assertThat(get("/metrics").body()).doesNotContain("symbia_witness_pausing 0\n");
        repeated.forEach(CompletableFuture::join);
    }

    /** Without room it is asked on and read, and recovers by itself; so those who restart or route go on as before. */
    @Test
    void saysThatItCannotRememberUntilItCan() throws Exception {
        assertThat(get("/health").statusCode()).isEqualTo(200);
        disk.fullAt(2, 1);
        assertThat(adds(tea.growth(0, 5))).isEqualTo(503);
        assertThat(get("/health").statusCode()).isEqualTo(503);
        assertThat(get("/health").headers().firstValue("Retry-After")).contains("1");
        assertThat(get("/health").body()).contains("it cosigns nothing", "no space left");
        assertThat(get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(adds(tea.growth(0, 5))).isEqualTo(200);
        assertThat(get("/health").statusCode()).isEqualTo(200);
    }

    /** One whose memory somebody else has written has to be looked at. */
    @Test
    void saysThatItHasStopped() throws Exception {
        assertThat(adds(tea.growth(0, 5))).isEqualTo(200);
        disk.put(Memory.fileOf("log.example/tea"), new byte[0]);
        assertThat(adds(tea.growth(5, 6))).isEqualTo(503);
        for (String path : List.of("/health", "/actuator/health/liveness", "/actuator/health/readiness")) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(503);
            assertThat(get(path).body()).as(path).contains("changed by somebody else");
        }
        assertThat(get("/metrics").body()).contains("symbia_witness_stopped 1\n");
        assertThat(adds(odd.growth(0, 3))).isEqualTo(503); // Of any log: its key is one.
        assertThat(get("/keys").statusCode()).isEqualTo(200);
    }
}
