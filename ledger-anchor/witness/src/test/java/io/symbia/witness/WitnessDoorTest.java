package io.symbia.witness;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.disk.testkit.ShadowDisk;
import io.symbia.tlog.checkpoint.AddCheckpoint;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteVerifier;
import io.symbia.tlog.note.VerifierKey;
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
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Over real HTTP: each status code of c2sp.org/tlog-witness, and what else somebody may send. */
class WitnessDoorTest {
    private final GrowingLog log = new GrowingLog("log.example/tea", "true ");
    private final WitnessDoor door;
    private final HttpClient http = HttpClient.newHttpClient();

    WitnessDoorTest() throws IOException {
        Witness witness = Witness.open(
                new ShadowDisk(), "customs.example", List.of(log.watched()), Clock.systemUTC(), new SecureRandom());
        door = new WitnessDoor(witness, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @AfterEach
    void close() {
        http.close();
        door.close();
    }

    private HttpResponse<String> post(String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(door.address().resolve("/add-checkpoint"))
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(door.address().resolve(path)).build(), BodyHandlers.ofString());
    }

    @Test
    void answersWithSignatureLines() throws Exception {
        AddCheckpoint request = log.growth(0, 5);
        HttpResponse<String> answer = post(request.format());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith("— customs.example ").endsWith("\n");
        // "To parse the response, the client MAY concatenate it to the checkpoint".
        Note cosigned = Note.parse(request.note().format() + answer.body());
        List<VerifierKey> keys =
                get("/keys").body().lines().map(VerifierKey::parse).toList();
        assertThat(new NoteVerifier(keys).verify(cosigned)).hasSize(2);
    }

    @Test
    void answersWithTheSizeItKnows() throws Exception {
        post(log.growth(0, 5).format());
        HttpResponse<String> answer = post(log.growth(3, 8).format());
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/x.tlog.size");
        assertThat(answer.body()).isEqualTo("5\n");
    }

    @Test
    void answersEachRefusalWithItsStatus() throws Exception {
        GrowingLog stranger = new GrowingLog("stranger.example", "true ");
        GrowingLog fork = new GrowingLog("log.example/tea", "false ");
        Note unsigned =
                new Note(log.checkpoint(3).text(), stranger.checkpoint(3).signatures());
        assertThat(post("no request").statusCode()).isEqualTo(400);
        assertThat(post("").statusCode()).isEqualTo(400);
        assertThat(post(stranger.growth(0, 3).format()).statusCode()).isEqualTo(404);
        assertThat(post(new AddCheckpoint(0, List.of(), unsigned).format()).statusCode())
                .isEqualTo(403);
        assertThat(post(log.growth(0, 3).format()).statusCode()).isEqualTo(200);
        assertThat(post(fork.growth(3, 4).format()).statusCode()).isEqualTo(422);
        assertThat(post("x".repeat(WitnessDoor.MAX_BODY_BYTES + 1)).statusCode())
                .isEqualTo(413);
        assertThat(get("/add-checkpoint").statusCode()).isEqualTo(405);
        assertThat(post(log.growth(3, 4).format()).statusCode()).isEqualTo(200);
    }

    @Test
    void showsMonitorsWhatItCosigned() throws Exception {
        String path = "/" + Memory.fileOf("log.example/tea") + "/checkpoint";
        assertThat(get(path).statusCode()).isEqualTo(404);
        AddCheckpoint request = log.growth(0, 5);
        String lines = post(request.format()).body();
        assertThat(get(path).body()).isEqualTo(request.note().format() + lines);
        assertThat(get("/" + "0".repeat(64) + "/checkpoint").statusCode()).isEqualTo(404);
        assertThat(get("/../key").statusCode()).isEqualTo(404);
        assertThat(get("/health").statusCode()).isEqualTo(200);
        assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    }

    @Test
    void takesNoOtherMethods() throws Exception {
        for (String method : List.of("PUT", "DELETE", "POST", "OPTIONS")) {
            HttpRequest request = HttpRequest.newBuilder(door.address().resolve("/keys"))
                    .method(method, BodyPublishers.noBody())
                    .build();
            assertThat(http.send(request, BodyHandlers.ofString()).statusCode())
                    .as(method)
                    .isEqualTo(405);
        }
    }

    @Test
    void readsNoMoreEvidenceThanItsLimit() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(door.address().resolve("/evidence"))
                .POST(BodyPublishers.ofString("x".repeat(WitnessDoor.MAX_BODY_BYTES + 1)))
                .build();
        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(413);
    }
}
