package io.symbia.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Probes of a witness whose connections are all held by people who began to ask for something. */
class ProbedInACrowdTest {
    private static final int HEAP_MEGABYTES = 48; // For 384 connections at each of its two doors.
    private static final int HELD = 700;
    private static final int PROBES = 50;

    @TempDir
    private Path folder;

    @Test
    void areAnsweredAtADoorOfTheirOwn() throws Exception {
        int port = freePort();
        URI management = URI.create("http://127.0.0.1:" + port);
        List<Socket> held = new ArrayList<>();
        try (HttpClient http = HttpClient.newHttpClient();
                ChildWitness child = ChildWitness.start(
                        HEAP_MEGABYTES,
                        WitnessProcess.class,
                        folder,
                        List.of(new GrowingLog("log.example/tea", "true ")),
                        "--management-port",
                        Integer.toString(port))) {
            URI witness = child.awaitAddress();
            assertThat(get(http, witness.resolve("/health")).statusCode()).isEqualTo(200);
            for (int i = 0; i < HELD; i++) {
                Socket socket = new Socket(witness.getHost(), witness.getPort());
                held.add(socket);
                socket.getOutputStream()
                        .write("GET /health HTTP/1.1\r\nHost: x\r\nX: y".getBytes(StandardCharsets.US_ASCII));
            }
            try (HttpClient stranger = HttpClient.newHttpClient()) { // With no connection from before.
                assertThatThrownBy(() -> get(stranger, witness.resolve("/health")))
                        .isInstanceOf(IOException.class);
            }
            for (int probe = 0; probe < PROBES; probe++) {
                for (String path : List.of("/actuator/health/liveness", "/actuator/health/readiness", "/metrics")) {
                    assertThat(get(http, management.resolve(path)).statusCode())
                            .as(path)
                            .isEqualTo(200);
                }
            }
            assertThat(get(http, management.resolve("/keys")).statusCode()).isEqualTo(404);
            System.out.println("half-sent headers " + HELD + ", probes answered " + 3 * PROBES + " of " + 3 * PROBES);
        } finally {
            for (Socket socket : held) socket.close();
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static HttpResponse<String> get(HttpClient http, URI url) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
    }
}
