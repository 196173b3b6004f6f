package io.symbia.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that send slowly or read slowly: each is bounded, and no other notices. */
class SlowClientTest {
    private static final int SLOW_UPLOADS = 6;
    private static final int HALF_SENT = 250;
    private static final int SLOW_READERS = 250;
    private static final int LARGE_BYTES = 16_000_000;
    private static final int HONEST = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static GatewayUnderTest gateway;
    private static FakeTarget logistics;

    @BeforeAll
    static void start() {
        gateway = GatewayUnderTest.startWith( // Patient with the target: many at once on few processors.
                "--symbia.gateway.connect-timeout=15s",
                "--symbia.gateway.answer-timeout=15s",
                "--symbia.gateway.pace.grace=15s");
        logistics = gateway.target("logistics");
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @BeforeEach
    void forget() {
        logistics.forget();
    }

    @Test
    void uploadsThatDripAreEndedAndNobodyElseIsTouched() throws Exception {
        logistics.handles(SlowClientTest::echo);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> drips = new ArrayList<>();
            for (int i = 0; i < SLOW_UPLOADS; i++) drips.add(threads.submit(SlowClientTest::drip));
            int wrong = 0;
            int honest = 0;
            while (drips.stream().anyMatch(drip -> !drip.isDone()) || honest < HONEST) {
                String body = "{\"n\":" + honest++ + "}";
                HttpResponse<String> answer = gateway.send("PUT", "/logistics/x", BodyPublishers.ofString(body));
                if (answer.statusCode() != 200 || !answer.body().equals(body)) wrong++;
            }
            for (Future<String> drip : drips) {
                assertThat(drip.get())
                        .startsWith("HTTP/1.1 408")
                        .contains("\"code\":\"body_timeout\"", "nothing was done");
            }
            assertThat(wrong).isZero();
            System.out.printf("measure gateway slow_uploads=%d honest=%d wrong=%d%n", SLOW_UPLOADS, honest, wrong);
        }
        assertThat(logistics.seen()).allSatisfy(seen -> assertThat(seen.body()).startsWith("{\"n\":"));
    }

    @Test
    void halfSentRequestsEndNothing() throws IOException {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < HALF_SENT; i++) {
                Socket socket = new Socket(
                        InetAddress.getLoopbackAddress(), gateway.url("/").getPort());
                socket.getOutputStream()
                        .write("PUT /logistics/x HTTP/1.1\r\nHost: x\r\nContent-Length: 90000\r\n\r\nhalf"
                                .getBytes(UTF_8));
                sockets.add(socket);
            }
            for (int i = 0; i < 20; i++) {
                assertThat(gateway.get("/logistics/x").statusCode()).isEqualTo(200);
            }
            for (Socket socket : sockets) {
                socket.setSoTimeout((int) PATIENCE.toMillis());
                assertThat(new String(socket.getInputStream().readNBytes(12), UTF_8))
                        .isEqualTo("HTTP/1.1 408");
            }
        } finally {
            for (Socket socket : sockets) socket.close();
        }
    }

    @Test
    void bodiesBeyondWhatIsHeldAtOnceAreToldToComeBack() throws IOException {
        List<Socket> sockets = new ArrayList<>();
        byte[] most = new byte[GatewayUnderTest.MAX_BODY_BYTES - 1];
        try {
            for (int held = 0; held <= GatewayUnderTest.MAX_HELD_BYTES; held += most.length) {
                Socket socket = new Socket(
                        InetAddress.getLoopbackAddress(), gateway.url("/").getPort());
                socket.getOutputStream()
                        .write(("PUT /logistics/x HTTP/1.1\r\nHost: x\r\nContent-Length: " + (most.length + 1)
                                        + "\r\n\r\n")
                                .getBytes(UTF_8));
                socket.getOutputStream().write(most);
                sockets.add(socket);
            }
            await().atMost(PATIENCE).untilAsserted(() -> {
                HttpResponse<String> refused =
                        gateway.send("PUT", "/logistics/x", BodyPublishers.ofByteArray(new byte[90_000]));
                assertThat(refused.statusCode()).isEqualTo(503);
                assertThat(refused.body()).contains("\"code\":\"gateway_busy\"", "nothing was done");
                assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            });
            assertThat(gateway.get("/logistics/x").statusCode())
                    .as("what has no body")
                    .isEqualTo(200);
        } finally {
            for (Socket socket : sockets) socket.close();
        }
        await().atMost(PATIENCE)
                .until(() -> gateway.send("PUT", "/logistics/x", BodyPublishers.ofByteArray(new byte[90_000]))
                                .statusCode()
                        == 200);
    }

    /** Each gets more than all buffers on the way hold, so that the gateway waits for each of them, and has gone on when it ends them. */
    @Test
    void slowReadersEndNothingAndAreEnded() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        logistics.handles(exchange -> {
            if (exchange.getRequestURI().getPath().endsWith("/large")) {
                asked.incrementAndGet();
                try {
                    FakeTarget.large(exchange, LARGE_BYTES);
                } catch (IOException brokenOff) {
                    ended.incrementAndGet();
                    throw brokenOff;
                }
            } else {
                FakeTarget.answer(exchange, 200, "text/plain", "hello");
            }
        });
        List<Socket> sockets = new ArrayList<>();
        int served = 0;
        try {
            for (int i = 0; i < SLOW_READERS; i++) {
                Socket socket = new Socket();
                socket.setReceiveBufferSize(8_192); // Before it connects, or the window is larger.
                socket.connect(new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), gateway.url("/").getPort()));
                socket.getOutputStream().write("GET /logistics/large HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(UTF_8));
                sockets.add(socket);
            }
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(asked).hasValue(SLOW_READERS));
            for (int i = 0; i < 50; i++) {
                if (gateway.get("/logistics/x").statusCode() == 200) served++;
            }
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(ended).hasValue(SLOW_READERS));
        } finally {
            for (Socket socket : sockets) socket.close();
        }
        assertThat(served).isEqualTo(50);
        assertThat(gateway.get("/health").body()).doesNotContain("\"breaker\":\"OPEN\"");
        System.out.printf("measure gateway slow_readers=%d served=%d of 50%n", SLOW_READERS, served);
    }

    @Test
    void aLargeAnswerPassesToWhoReadsIt() {
        int size = 100_000_000;
        logistics.handles(exchange -> FakeTarget.large(exchange, size));
        assertThat(gateway.get("/logistics/large").body()).hasSize(size);
    }

    /** A byte at a time, for longer than the gateway waits. */
    private static String drip() throws IOException, InterruptedException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), gateway.url("/").getPort())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream()
                    .write("PUT /logistics/x HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n".getBytes(UTF_8));
            InputStream answer = socket.getInputStream();
            while (answer.available() == 0) {
                socket.getOutputStream().write('a');
                TimeUnit.MILLISECONDS.sleep(20); // The drip.
            }
            return new String(answer.readAllBytes(), UTF_8);
        }
    }

    private static void echo(HttpExchange exchange) throws IOException {
        FakeTarget.answer(exchange, 200, "application/json", FakeTarget.bodyOf(exchange));
    }
}
