package io.symbia.witness;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.tlog.checkpoint.AddCheckpoint;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A witness as a process, with the heap that it has in production, and a thousand who begin to say something and never end. */
class HalfSentTest {
    private static final int POSTS = Integer.getInteger("symbia.witness.halfSent", 1_000);
    private static final int LARGEST_BYTES = 64 * 1024;

    @TempDir
    private Path folder;

    private final GrowingLog tea = new GrowingLog("log.example/tea", "true ");
    private final GrowingLog coffee = new GrowingLog("log.example/coffee", "true ");
    private static final int TRIES = 3;

    private final List<Socket> sockets = new ArrayList<>();
    private int answered;
    private int comeAgain;

    /** What is sent of a post to a path, in bytes of the head and of the body: up to where it hurts most. */
    private void begin(URI witness, String path, int headBytes, int bodyBytes) throws IOException {
        String head = "POST %s HTTP/1.1\r\nHost: witness\r\nContent-Length: %d\r\n\r\n".formatted(path, LARGEST_BYTES);
        String body = "old 0\n\nlog.example/tea\n5\n" + "x".repeat(LARGEST_BYTES);
        Socket socket = new Socket(witness.getHost(), witness.getPort());
        sockets.add(socket);
        try {
            String sent = head.substring(0, Math.min(headBytes, head.length())) + body.substring(0, bodyBytes);
            socket.getOutputStream().write(sent.getBytes(StandardCharsets.UTF_8));
        } catch (IOException putOut) {
            // It had to leave before it could send so much.
        }
    }

    private void assertAnswers(HttpClient http, URI witness) throws Exception {
        answered++;
        for (GrowingLog log : List.of(tea, coffee)) {
            AddCheckpoint request = log.growth(answered - 1, answered);
            HttpRequest post = HttpRequest.newBuilder(witness.resolve("/add-checkpoint"))
                    .POST(BodyPublishers.ofString(request.format()))
                    .build();
            int status = http.send(post, BodyHandlers.ofString()).statusCode();
            for (int again = 0;
                    status == 503 && again < TRIES;
                    again++) { // Put out as the slowest: it comes again, as a log does.
                comeAgain++;
                status = http.send(post, BodyHandlers.ofString()).statusCode();
            }
            assertThat(status).isEqualTo(200);
        }
        assertThat(get(http, witness, "/health").statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> get(HttpClient http, URI witness, String path) throws Exception {
        return http.send(HttpRequest.newBuilder(witness.resolve(path)).build(), BodyHandlers.ofString());
    }

    @Test
    void holdUpNobodyElse() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient();
                ChildWitness child = ChildWitness.start(folder, List.of(tea, coffee))) {
            URI witness = child.awaitAddress();
            assertAnswers(http, witness);
            for (int post = 0; post < POSTS; post++) {
                switch (post % 8) {
                    case 0 -> begin(witness, "/add-checkpoint", 30, 0); // Half of the head.
                    case 1 -> begin(witness, "/add-checkpoint", LARGEST_BYTES, 0);
                    case 2 -> begin(witness, "/add-checkpoint", LARGEST_BYTES, 3);
                    case 3 -> begin(witness, "/evidence", LARGEST_BYTES, LARGEST_BYTES - 1);
                    case 4 -> begin(witness, "/keys", LARGEST_BYTES, LARGEST_BYTES - 1); // Nobody reads it.
                    default -> begin(witness, "/add-checkpoint", LARGEST_BYTES, LARGEST_BYTES - 1);
                }
                if (post % 50 == 0) assertAnswers(http, witness);
            }
            for (int more = 0; more < 20; more++) assertAnswers(http, witness);
            assertThat(child.process().isAlive()).isTrue();
            String metrics = get(http, witness, "/metrics").body();
            System.out.printf(
                    "half-sent posts %d, answered meanwhile %d of %d, of which asked again %d, %s%n",
                    POSTS,
                    3 * answered,
                    3 * answered,
                    comeAgain,
                    metrics.lines()
                            .filter(line -> line.startsWith("symbia_witness_put_out_total"))
                            .findFirst()
                            .orElseThrow());
            assertThat(metrics).doesNotContain("symbia_witness_put_out_total 0\n");
        } finally {
            for (Socket socket : sockets) socket.close();
        }
    }
}
