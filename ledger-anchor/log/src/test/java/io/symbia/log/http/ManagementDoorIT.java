package io.symbia.log.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.log.testkit.Platform;
import io.symbia.log.testkit.RawConnection;
import io.symbia.log.testkit.RunningLog;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Probes and metrics have a door of their own, as in a cluster; whoever holds all connections of the readers' has nothing started again. */
class ManagementDoorIT {
    private static final int CONNECTIONS = 64;
    private static final int HELD = 4 * CONNECTIONS;
    private static final int PROBES = 50;

    @Test
    void answersWhileHalfSentHeadersHoldTheDoorOfReaders() throws Exception {
        List<RawConnection> held = new ArrayList<>();
        try (HttpClient http = HttpClient.newHttpClient();
                RunningLog log = RunningLog.start(
                        Platform.folder("probed"),
                        "log.test/probed",
                        List.of("probed.events"),
                        Map.of(
                                "management.server.port", "0",
                                "symbia.log.http.asking", "60s", // Those who hold it need not come again.
                                "server.tomcat.connection-timeout", "60s",
                                "server.tomcat.max-connections", Integer.toString(CONNECTIONS)))) {
            for (int i = 0; i < HELD; i++) {
                held.add(new RawConnection(log.base()).send("GET /checkpoint HTTP/1.1\r\nHost: log\r\nX: y"));
            }
            RawConnection reader = new RawConnection(log.base()).send("GET /checkpoint HTTP/1.1\r\nHost: log\r\n\r\n");
            held.add(reader);
            for (int probe = 0; probe < PROBES; probe++) {
                for (String path : List.of("health/liveness", "health/readiness", "prometheus")) {
                    assertThat(status(http, log.management().resolve("/actuator/" + path)))
                            .as(path)
                            .isEqualTo(200);
                }
            }
            assertThat(reader.available())
                    .as("a reader is kept out all the while")
                    .isZero();
            System.out.println("half-sent headers " + HELD + ", probes answered " + 3 * PROBES + " of " + 3 * PROBES);
        } finally {
            for (RawConnection connection : held) connection.close();
        }
    }

    @Test
    void hasEverythingButWhatTheGatewayAsks() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient();
                RunningLog log = RunningLog.start(
                        Platform.folder("managed"),
                        "log.test/managed",
                        List.of("managed.events"),
                        Map.of("management.server.port", "0"))) {
            for (String path : List.of("/actuator/health", "/actuator/health/liveness", "/actuator/prometheus")) {
                assertThat(log.get(path).statusCode()).as(path).isEqualTo(404);
                assertThat(status(http, log.management().resolve(path)))
                        .as(path)
                        .isEqualTo(200);
            }
            assertThat(log.get("/readyz").statusCode()).isEqualTo(200);
            assertThat(log.text("/witnessed")).contains("oldestUnwitnessedSeconds");
            assertThat(status(http, log.management().resolve("/checkpoint"))).isEqualTo(404);
        }
    }

    private static int status(HttpClient http, URI url) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.discarding())
                .statusCode();
    }
}
