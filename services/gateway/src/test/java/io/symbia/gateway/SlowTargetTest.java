package io.symbia.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Targets that drip, stall or never end: each exchange with them is bounded. */
class SlowTargetTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private GatewayUnderTest gateway;
    private FakeTarget logistics;

    @BeforeEach
    void start() {
        gateway = GatewayUnderTest.start();
        logistics = gateway.target("logistics");
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void anAnswerThatStallsIsEnded() {
        CountDownLatch end = new CountDownLatch(1);
        logistics.handles(exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write("half".getBytes(UTF_8));
            exchange.getResponseBody().flush();
            awaitQuietly(end);
        });
        HttpResponse<String> answer = gateway.get("/logistics/x");
        end.countDown();
        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.body()).contains("\"code\":\"target_timeout\"");
    }

    @Test
    void anAnswerThatDripsIsEnded() {
        CountDownLatch end = new CountDownLatch(1);
        logistics.handles(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            dripUntil(end, exchange);
        });
        HttpResponse<String> answer = gateway.get("/logistics/x");
        end.countDown();
        assertThat(answer.statusCode()).isEqualTo(504);
    }

    @Test
    void anAnswerThatStallsBehindItsBeginningEndsTheConnection() {
        CountDownLatch end = new CountDownLatch(1);
        logistics.handles(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[500_000]);
            exchange.getResponseBody().flush();
            awaitQuietly(end);
        });
        assertThatThrownBy(() -> gateway.get("/logistics/x")).isInstanceOf(UncheckedIOException.class);
        end.countDown();
    }

    @Test
    void aReaderWhoDripsIsEndedAndTheTargetNotBlamed() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        try (GatewayUnderTest quick =
                GatewayUnderTest.startWith("--symbia.gateway.pace.min-bytes-per-second=5000000")) {
            quick.target("logistics").handles(exchange -> {
                try {
                    FakeTarget.large(exchange, 100_000_000);
                } catch (IOException brokenOff) {
                    ended.countDown();
                    throw brokenOff;
                }
            });
            try (Socket socket = new Socket()) {
                socket.setReceiveBufferSize(8_192);
                socket.connect(new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), quick.url("/").getPort()));
                socket.getOutputStream().write("GET /logistics/x HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(UTF_8));
                while (!awaitQuietly(ended, 20)) socket.getInputStream().readNBytes(4_096); // The drip.
            }
            quick.target("logistics").forget();
            assertThat(quick.get("/logistics/x").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void headersThatDripAreEnded() throws Exception {
        try (ServerSocket dripping = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                GatewayUnderTest other = GatewayUnderTest.startWith(
                        "--symbia.gateway.logistics-url=http://127.0.0.1:" + dripping.getLocalPort())) {
            Callable<Void> drip = () -> {
                try (Socket socket = dripping.accept()) {
                    socket.getOutputStream().write("HTTP/1.1 200 OK\r\n".getBytes(UTF_8));
                    while (true) {
                        socket.getOutputStream().write("X-A: b\r\n".getBytes(UTF_8));
                        TimeUnit.MILLISECONDS.sleep(20); // The drip.
                    }
                }
            };
            Future<Void> dripped = threads.submit(drip);
            assertThat(other.get("/logistics/x").statusCode()).isEqualTo(504);
            assertThatThrownBy(dripped::get).hasRootCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void anAnswerBeyondTheBoundIsEnded() {
        logistics.handles(exchange -> FakeTarget.large(exchange, GatewayUnderTest.MAX_ANSWER_BYTES + 1));
        assertThatThrownBy(() -> gateway.get("/logistics/x")).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void aPartThatDripsItsReadinessIsUnreachableAndHoldsUpNobody() {
        CountDownLatch end = new CountDownLatch(1);
        gateway.target("credit").handlesReadiness(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            dripUntil(end, exchange);
        });
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(gateway.get("/health").body())
                        .contains(
                                "{\"name\":\"credit\",\"state\":\"UNREACHABLE\"",
                                "{\"name\":\"payment\",\"state\":\"READY\""));
        end.countDown();
        gateway.target("credit").forget();
    }

    private static void dripUntil(CountDownLatch end, HttpExchange exchange) throws IOException {
        while (!awaitQuietly(end, 50)) {
            exchange.getResponseBody().write('a');
            exchange.getResponseBody().flush();
        }
        exchange.close();
    }

    private static void awaitQuietly(CountDownLatch end) {
        awaitQuietly(end, PATIENCE.toMillis());
    }

    private static boolean awaitQuietly(CountDownLatch end, long millis) {
        try {
            return end.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
