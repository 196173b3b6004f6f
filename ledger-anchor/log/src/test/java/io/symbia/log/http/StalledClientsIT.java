package io.symbia.log.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.log.testkit.Platform;
import io.symbia.log.testkit.Publisher;
import io.symbia.log.testkit.Publisher.TestEvent;
import io.symbia.log.testkit.RawConnection;
import io.symbia.log.testkit.RunningLog;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every path of the log under clients that stop in the middle of what they do. The limits are seconds here and many times that in production. */
class StalledClientsIT {
    private static final String TOPIC = "stalled.events";
    private static final int EVENTS = 1_000;
    private static final TestEvent EVENT = TestEvent.of("stalled", 0);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static RunningLog log;

    private final List<RawConnection> connections = new ArrayList<>();

    @BeforeAll
    static void start() {
        log = RunningLog.start(
                Platform.folder("stalled"),
                "log.test/stalled",
                List.of(TOPIC),
                Map.of(
                        "symbia.log.stream-interval", "50ms",
                        "symbia.log.http.asking", "1s",
                        "symbia.log.http.grace", "6s",
                        "symbia.log.http.floor-bytes-per-second", "65536",
                        "server.tomcat.connection-timeout", "30s")); // So it is not Tomcat's limit that is seen.
        try (Publisher publisher = new Publisher(Platform.bootstrap())) {
            for (int sequence = 0; sequence < EVENTS; sequence++) {
                publisher.send(TOPIC, 0, TestEvent.of("stalled", sequence));
            }
            publisher.flush();
        }
        log.awaitEvents(EVENTS);
        Awaitility.await().atMost(PATIENCE).until(() -> log.get(large()).statusCode() == 200);
    }

    @AfterAll
    static void stop() {
        log.close();
    }

    /** Whatever was done, the log answers, and nothing is left of it. */
    @AfterEach
    void isAsBefore() throws IOException {
        assertThat(log.get("/checkpoint").statusCode()).isEqualTo(200);
        for (RawConnection connection : connections) connection.close();
        Awaitility.await().atMost(PATIENCE).until(() -> metric("symbia_log_http_large_answers") == 0);
    }

    private RawConnection connect() throws IOException {
        RawConnection connection = new RawConnection(log.base());
        connections.add(connection);
        return connection;
    }

    /** Some megabytes. */
    private static String large() {
        return "/evidence/" + EVENT.tag();
    }

    private static String request(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: log\r\n\r\n";
    }

    private static double metric(String name) {
        return Pattern.compile("^" + Pattern.quote(name) + " (.*)$", Pattern.MULTILINE)
                .matcher(log.text("/actuator/prometheus"))
                .results()
                .map(result -> Double.parseDouble(result.group(1)))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> paths() {
        List<String> paths = new ArrayList<>();
        for (String route : log.routes()) {
            if (route.equals("/error") || route.contains("{bundle}")) continue; // No answer of a small log.
            paths.add(route.replace("{digest}", EVENT.digest().hex())
                    .replaceAll("\\{(tag|what)}", EVENT.tag().hex())
                    .replace("{size}", log.json("/status").get("size").toString())
                    .replace("{batch}", "0")
                    .replace("{*path}", "0/000")
                    .replace("/consistency", "/consistency?from=1"));
        }
        assertThat(paths)
                .hasSizeGreaterThan(12)
                .allSatisfy(
                        path -> assertThat(log.get(path).statusCode()).as(path).isEqualTo(200));
        return paths;
    }

    /** Of each path: cut off in the line, in a header, before the last line; and the answer never fetched. */
    @Test
    void areEndedWhateverTheyAskFor() throws IOException {
        List<RawConnection> halves = new ArrayList<>();
        List<String> paths = paths();
        for (String path : paths) {
            String whole = request(path);
            for (int end : List.of(5, whole.length() - 7, whole.length() - 2)) {
                halves.add(connect().send(whole.substring(0, end)));
            }
            connect().send(whole);
        }
        for (RawConnection half : halves) assertThat(half.isEnded()).isTrue();
        System.out.println("paths " + paths.size() + ", half requests " + halves.size() + ", ended " + halves.size());
    }

    /** Each byte comes in time for a limit that begins anew with each. */
    @Test
    void areEndedWhenTheirHeadersDrip() throws IOException {
        double before = metric("symbia_log_http_ended_total{reason=\"slow_request\"}");
        RawConnection dripping = connect().send("GET /checkpoint HTTP/1.1\r\nX: ");
        long startNanos = System.nanoTime();
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(() -> {
            try {
                dripping.send("x");
                return System.nanoTime() - startNanos > TimeUnit.SECONDS.toNanos(30);
            } catch (IOException ended) {
                return true;
            }
        });
        assertThat(metric("symbia_log_http_ended_total{reason=\"slow_request\"}"))
                .isGreaterThan(before);
    }

    @Test
    void areEndedWhenTheyFetchByDrops() throws IOException {
        double before = metric("symbia_log_http_ended_total{reason=\"slow_reader\"}");
        RawConnection dripping = connect().send(request(large()));
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
            try {
                return dripping.fetch(64) < 0; // A kilobyte a second.
            } catch (IOException reset) {
                return true;
            }
        });
        assertThat(metric("symbia_log_http_ended_total{reason=\"slow_reader\"}"))
                .isGreaterThan(before);
    }

    @Test
    void keepNobodyOutForLong() throws IOException {
        for (int reader = 0; reader < 40; reader++) connect().send(request(large()));
        Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptions() // A slow machine makes a slow reader of this one too.
                .until(() -> log.get(large()).statusCode() == 503);
        Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() ->
                        log.get(large()).headers().firstValue("retry-after").equals(Optional.of("1")));
        assertThat(log.get("/proofs/" + EVENT.digest()).statusCode()).isEqualTo(200);

        Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> log.get(large()).statusCode() == 200);
        assertThat(metric("symbia_log_http_refused_total{reason=\"busy\"}")).isGreaterThanOrEqualTo(28);
    }

    /** An earlier checkpoint is small and costs signatures; one that was asked for lately costs nothing. */
    @Test
    void keepNobodyFromAnEarlierCheckpointThatIsRemembered() throws IOException {
        String path = "/history/" + (log.json("/manifests/0").path("end").asLong() + 1);
        byte[] made = log.get(path).body();
        for (int reader = 0; reader < 40; reader++) connect().send(request(large()));
        Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> log.get("/history/1").statusCode() == 503);
        HttpResponse<byte[]> remembered = log.get(path);
        assertThat(remembered.statusCode()).isEqualTo(200);
        assertThat(remembered.body()).isEqualTo(made);

        Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> log.get("/history/1").statusCode() == 404); // No batch ended there.
    }

    @Test
    void areEndedInTheMiddleOfABody() throws IOException {
        String headers = "POST /checkpoint HTTP/1.1\r\nHost: log\r\nContent-Length: 1000000\r\n\r\n";
        List<RawConnection> posts = new ArrayList<>();
        double before = metric("symbia_log_http_refused_total{reason=\"busy\"}");
        for (int post = 0; post < 30; post++) posts.add(connect().send(headers + "abc"));
        int told = 0; // A client that goes on sending may miss what it is told.
        for (RawConnection post : posts) told += post.rest().contains("503") ? 1 : 0;
        assertThat(told).isPositive();
        assertThat(metric("symbia_log_http_refused_total{reason=\"busy\"}") - before)
                .isEqualTo(30 - 8);

        RawConnection chunked =
                connect().send("POST /checkpoint HTTP/1.1\r\nHost: log\r\nTransfer-Encoding: chunked\r\n\r\n");
        String part = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
        assertThat(chunked.send(part.repeat(16) + "1\r\nx\r\n").rest()).contains("413");
        RawConnection lying =
                connect().send("POST /checkpoint HTTP/1.1\r\nHost: log\r\nContent-Length: 9999999999999\r\n\r\n");
        assertThat(lying.rest()).contains("413").contains("too_large");
    }

    @Test
    void mayAskManyThingsBeforeTheyReadAnAnswer() throws IOException {
        int asked = 500;
        RawConnection piping = connect();
        piping.send(
                request("/keys").repeat(asked - 1) + "GET /keys HTTP/1.1\r\nHost: log\r\nConnection: close\r\n\r\n");
        List<MatchResult> answers =
                Pattern.compile("HTTP/1.1 200").matcher(piping.rest()).results().toList();

        assertThat(answers).hasSize(asked);
    }

    @Test
    void areToldWhenTheirHeadersAreTooLarge() throws IOException {
        RawConnection large =
                connect().send("GET /checkpoint HTTP/1.1\r\nHost: log\r\nX: " + "x".repeat(9_000) + "\r\n\r\n");

        assertThat(large.rest()).startsWith("HTTP/1.1 431").contains("shorter");
    }

    @Test
    void areReadABodyOnlyWithPostAndASmallOne() {
        assertThat(status(log.ask("GET", "/checkpoint", new byte[] {1}))).isEqualTo("400 malformed_request");
        assertThat(status(log.ask("DELETE", "/checkpoint", new byte[] {1}))).isEqualTo("405 method_not_allowed");
        assertThat(status(log.ask("PUT", "/nothing", new byte[1 << 20])))
                .isIn("404 no_such_resource", "405 method_not_allowed");
        assertThat(status(log.ask("POST", "/checkpoint", new byte[1 << 20]))).isEqualTo("405 method_not_allowed");
        assertThat(status(log.ask("POST", "/checkpoint", new byte[(1 << 20) + 1])))
                .isEqualTo("413 too_large");
    }

    private static String status(HttpResponse<byte[]> answer) {
        String body = new String(answer.body(), StandardCharsets.UTF_8);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        return answer.statusCode() + " " + body.replaceAll(".*\"code\":\"([a-z_]+)\".*", "$1");
    }
}
