package io.symbia.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Probes and metrics have a door of their own, as in a cluster. */
class ManagementDoorTest {
    private static final int CONNECTIONS = 64;
    private static final int HELD =
            2 * CONNECTIONS; // Tomcat lets another hundred wait; beyond, connecting itself waits.
    private static final int PROBES = 50;

    @Test
    void answersWhileHalfSentHeadersHoldTheOtherDoor() throws Exception {
        List<Socket> held = new ArrayList<>();
        try (HttpClient http = HttpClient.newHttpClient();
                GatewayUnderTest gateway = GatewayUnderTest.startWith(
                        "--management.server.port=0",
                        "--server.tomcat.connection-timeout=60s", // Those who hold it need not come again.
                        "--server.tomcat.max-connections=" + CONNECTIONS)) {
            assertThat(gateway.get("/actuator/health").statusCode()).isEqualTo(404);
            for (int i = 0; i < HELD; i++) held.add(begun(gateway, "GET /health HTTP/1.1\r\nHost: x\r\nX: y"));
            Socket reader = begun(gateway, "GET /health HTTP/1.1\r\nHost: x\r\n\r\n");
            held.add(reader);
            for (int probe = 0; probe < PROBES; probe++) {
                for (String path : List.of("health/liveness", "health/readiness", "prometheus")) {
                    URI url = gateway.management().resolve("/actuator/" + path);
                    int status = http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.discarding())
                            .statusCode();
                    assertThat(status).as(path).isEqualTo(200);
                }
            }
            assertThat(reader.getInputStream().available())
                    .as("others are kept out")
                    .isZero();
            System.out.println("half-sent headers " + HELD + ", probes answered " + 3 * PROBES + " of " + 3 * PROBES);
        } finally {
            for (Socket socket : held) socket.close();
        }
    }

    private static Socket begun(GatewayUnderTest gateway, String request) throws Exception {
        Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), gateway.url("/").getPort());
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
