package io.symbia.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Targets that are down, slow or break off, and the breaker before them. */
class BrokenTargetTest {
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
    void nobodyThereIsAProblemThatSaysNothingWasDone() {
        logistics.goDown();
        refused(503, "target_unreachable", "nothing was done");
        assertThat(gateway.get("/payment/x").statusCode())
                .as("the others go on")
                .isEqualTo(200);
    }

    @Test
    void noAnswerInTimeIsAProblemThatSaysTheOutcomeIsUnknown() {
        CountDownLatch end = new CountDownLatch(1);
        logistics.handles(exchange -> waitFor(end));
        long start = System.nanoTime();
        refused(504, "target_timeout", "unknown");
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(GatewayUnderTest.ANSWER_TIMEOUT.minusMillis(100), Duration.ofSeconds(10));
        end.countDown();
    }

    @Test
    void aConnectionClosedBeforeTheAnswerIsBrokenOff() {
        logistics.handles(HttpExchange::close);
        refused(502, "target_broke_off", "unknown");
    }

    @Test
    void anAnswerThatEndsTooEarlyIsNeverPassedOffAsWhole() {
        logistics.handles(exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("half".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            exchange.close();
        });
        refused(502, "target_broke_off", "unknown");
    }

    @Test
    void anAnswerThatEndsTooEarlyAfterItsFirstBytesEndsTheConnection() {
        byte[] much = new byte[200_000]; // More than any buffer on the way holds.
        logistics.handles(exchange -> {
            exchange.sendResponseHeaders(200, 0); // Chunked.
            exchange.getResponseBody().write(much);
            exchange.getResponseBody().flush();
            throw new IOException("the target dies");
        });
        assertThatThrownBy(() -> gateway.get("/logistics/x")).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void theBreakerOpensAfterFailuresAndClosesAfterSuccesses() throws IOException {
        logistics.goDown();
        for (int i = 0; i < 3; i++) refused(503, "target_unreachable", "nothing was done");
        refused(503, "target_shut_off", "nothing was done");
        assertThat(gateway.get("/health").body()).contains("\"breaker\":\"OPEN\"");
        assertThat(gateway.get("/credit/x").statusCode()).as("the others go on").isEqualTo(200);

        logistics.comeBack();
        refused(503, "target_shut_off", "nothing was done"); // Not before its time.
        await().pollDelay(GatewayUnderTest.OPEN_FOR)
                .atMost(Duration.ofSeconds(10))
                .until(() -> gateway.get("/logistics/x").statusCode() == 200);
        for (int i = 0; i < 5; i++)
            assertThat(gateway.get("/logistics/x").statusCode()).isEqualTo(200);
        assertThat(gateway.get("/actuator/health").statusCode()).isEqualTo(200);
    }

    @Test
    void theBreakerOpensAgainWhenTheTrialFails() {
        logistics.goDown();
        for (int i = 0; i < 3; i++) refused(503, "target_unreachable", "nothing was done");
        refused(503, "target_shut_off", "nothing was done");
        await().pollDelay(GatewayUnderTest.OPEN_FOR)
                .atMost(Duration.ofSeconds(10))
                .until(() -> gateway.get("/logistics/x").body().contains("target_unreachable"));
        refused(503, "target_unreachable", "nothing was done");
        refused(503, "target_shut_off", "nothing was done");
    }

    @Test
    void answersOfFailureAreAnswersAndOpenNothing() {
        logistics.handles(exchange -> FakeTarget.answer(exchange, 500, "application/problem+json", "{}"));
        for (int i = 0; i < 10; i++)
            assertThat(gateway.get("/logistics/x").statusCode()).isEqualTo(500);
        logistics.forget();
        assertThat(gateway.get("/logistics/x").statusCode()).isEqualTo(200);
    }

    @Test
    void aWriteIsSentOnceWhateverBecomesOfIt() {
        logistics.handles(HttpExchange::close);
        HttpResponse<String> answer =
                gateway.send("PUT", "/logistics/x", BodyPublishers.ofString("{}"), "Content-Type", "application/json");
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(logistics.seen()).hasSize(1);
    }

    private void refused(int status, String code, String sentence) {
        HttpResponse<String> answer = gateway.get("/logistics/x");
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"", sentence);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("10");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    private static void waitFor(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
