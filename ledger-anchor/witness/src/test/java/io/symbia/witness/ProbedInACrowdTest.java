package io.symbia.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Probes of a witness whose connections are all held by people who began to ask for something. */
class ProbedInACrowdTest extends SmallHeapHarness {
    private static final int PROBES = 50;

    @Test
    void areAnsweredAtADoorOfTheirOwn() throws Exception {
        int port = freePort();
        URI management = URI.create("http://127.0.0.1:" + port);
        List<Socket> held = new ArrayList<>();
        try (HttpClient http = HttpClient.newHttpClient();
                ChildWitness child = startWitness("--management-port", Integer.toString(port))) {
            URI witness = child.awaitAddress();
            assertThat(get(http, witness.resolve("/health")).statusCode()).isEqualTo(200);
            for (int i = 0; i < CONNECTIONS; i++) {
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
            System.out.println(
                    "half-sent headers " + CONNECTIONS + ", probes answered " + 3 * PROBES + " of " + 3 * PROBES);
        } finally {
            for (Socket socket : held) socket.close();
        }
    }
}
