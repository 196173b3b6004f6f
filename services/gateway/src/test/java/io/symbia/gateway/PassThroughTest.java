package io.symbia.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What passes through the gateway unchanged, and what does not pass. */
class PassThroughTest {
    private static GatewayUnderTest gateway;

    @BeforeAll
    static void start() {
        gateway = GatewayUnderTest.start();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @BeforeEach
    void forget() {
        for (String name : new String[] {"supply-chain", "logistics", "payment", "credit", "log"}) {
            gateway.target(name).forget();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "supply-chain, /supply-chain/orders/PO-1?state=PLACED&x=a%20b, /supply-chain/orders/PO-1?state=PLACED&x=a%20b",
        "logistics,    /logistics/consignments,                        /logistics/consignments",
        "payment,      /payment/v3/api-docs,                           /payment/v3/api-docs",
        "credit,       /credit/files/%E8%8C%B6,                        /credit/files/%E8%8C%B6",
        "log,          /log/checkpoint,                                /checkpoint",
        "log,          /log/tile/0/x001/234.p/5,                       /tile/0/x001/234.p/5",
        "log,          /log/any/a%252Fb,                               /any/a%252Fb",
    })
    void eachPathGoesToItsTargetAsItIs(String target, String path, String seen) {
        assertThat(gateway.get(path).statusCode()).isEqualTo(200);
        assertThat(gateway.target(target).seen())
                .singleElement()
                .satisfies(request -> assertThat(request.uri()).isEqualTo(seen));
    }

    /** What the lot has after the A is encoded in the id of its batch, and the id in a path: it is no part of the path. */
    @ParameterizedTest
    @ValueSource(
            strings = {"!", "\"", "%", "&", "'", "(", ")", "*", "+", ",", "/", ";", "<", "=", ">", "?", "茶", "/../B"})
    void anIdWithAnEncodedCharacterPasses(String characters) {
        String id = "19506000134366.A" + URLEncoder.encode(characters, UTF_8).replace("*", "%2A");
        String path = "/supply-chain/batches/" + URLEncoder.encode(id, UTF_8);
        assertThat(gateway.get(path).statusCode()).isEqualTo(200);
        assertThat(gateway.target("supply-chain").seen())
                .singleElement()
                .satisfies(request -> assertThat(request.uri()).isEqualTo(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "POST", "DELETE", "PATCH", "OPTIONS"})
    void methodBodyAndHeadersPass(String method) {
        String body = method.equals("GET") || method.equals("OPTIONS") ? "" : "{\"a\":\"茶\"}";
        HttpResponse<String> answer = gateway.send(
                method,
                "/logistics/x",
                body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body),
                "Symbia-Participant",
                "ZJ-TEA",
                "Idempotency-Key",
                "k-1",
                "If-Match",
                "\"3\"",
                "Content-Type",
                "application/json");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(gateway.target("logistics").seen()).singleElement().satisfies(seen -> {
            assertThat(seen.method()).isEqualTo(method);
            assertThat(seen.body()).isEqualTo(body);
            assertThat(seen.headers().getFirst("Symbia-Participant")).isEqualTo("ZJ-TEA");
            assertThat(seen.headers().getFirst("Idempotency-Key")).isEqualTo("k-1");
            assertThat(seen.headers().getFirst("If-Match")).isEqualTo("\"3\"");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 304, 400, 404, 409, 422, 429, 500, 503})
    void statusHeadersAndProblemBodyOfATargetPass(int status) {
        String problem = "{\"code\":\"a_code\",\"pointer\":\"/a\"}";
        gateway.target("payment").handles(exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"7\"");
            exchange.getResponseHeaders().set("Retry-After", "3");
            FakeTarget.answer(exchange, status, "application/problem+json", status == 304 ? "" : problem);
        });

        HttpResponse<String> answer = gateway.get("/payment/x");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(status == 304 ? "" : problem);
        assertThat(answer.headers().firstValue("ETag")).hasValue("\"7\"");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("3");
        if (status == 304) return; // Has no content, so no type.
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void aHeadIsAnsweredWithALengthAndNoBody() {
        gateway.target("credit").handles(exchange -> {
            exchange.getResponseHeaders().set("Content-Length", "5");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        HttpResponse<String> answer = gateway.send("HEAD", "/credit/x", BodyPublishers.noBody());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Length")).hasValue("5");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void whatAClientMeansForItsNextHopIsNotPassedOn() {
        String answer = gateway.sendRaw(
                "GET /logistics/x HTTP/1.1\r\nHost: x\r\nX-Hop: here\r\nX-End: there\r\nConnection: close, X-Hop\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 200");
        assertThat(gateway.target("logistics").seen()).singleElement().satisfies(seen -> {
            assertThat(seen.headers().containsKey("X-Hop")).isFalse();
            assertThat(seen.headers().getFirst("X-End")).isEqualTo("there");
        });
    }

    @Test
    void aRedirectIsPassedOnAndNotFollowed() {
        gateway.target("credit").handles(exchange -> {
            exchange.getResponseHeaders().set("Location", "http://169.254.169.254/latest/meta-data");
            FakeTarget.answer(exchange, 302, "text/plain", "");
        });
        assertThat(gateway.get("/credit/x").statusCode()).isEqualTo(302);
    }

    /** Services name the log by its address at the gateway, so there is nothing to translate. */
    @Test
    void linksPassAsTheyAre() {
        gateway.target("logistics").handles(exchange -> {
            exchange.getResponseHeaders().add("Link", "</log/proofs/ab>; rel=\"proof\"");
            exchange.getResponseHeaders().add("Link", "<http://127.0.0.1:8080/log/proofs/cd>; rel=\"proof\"");
            exchange.getResponseHeaders().set("Location", "/logistics/consignments/DN-1");
            FakeTarget.answer(exchange, 201, "application/json", "{}");
        });

        HttpResponse<String> answer = gateway.get("/logistics/x");

        assertThat(answer.headers().allValues("Link"))
                .containsExactly(
                        "</log/proofs/ab>; rel=\"proof\"", "<http://127.0.0.1:8080/log/proofs/cd>; rel=\"proof\"");
        assertThat(answer.headers().firstValue("Location")).hasValue("/logistics/consignments/DN-1");
    }

    @Test
    void whatTellsHowATargetRunsDoesNotPass() {
        gateway.target("logistics").handles(exchange -> {
            for (String name : new String[] {"Server", "X-Powered-By", "Set-Cookie", "Via", "X-Application-Context"}) {
                exchange.getResponseHeaders().set(name, "told");
            }
            FakeTarget.answer(exchange, 200, "text/plain", "hello");
        });
        assertThat(gateway.get("/logistics/x").headers().map().toString()).doesNotContain("told");
    }

    @Test
    void whatClaimsWhereARequestCameFromDoesNotPass() {
        gateway.send(
                "GET",
                "/logistics/x",
                BodyPublishers.noBody(),
                "X-Forwarded-For",
                "claimed",
                "X-Forwarded-Host",
                "claimed",
                "Forwarded",
                "for=claimed",
                "X-Real-IP",
                "claimed",
                "Cookie",
                "claimed=1",
                "Via",
                "claimed");
        assertThat(gateway.target("logistics").seen())
                .singleElement()
                .satisfies(seen -> assertThat(seen.headers().toString()).doesNotContain("claimed"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/logistics/../actuator/health",
                "/logistics/%2e%2e/actuator/health",
                "/logistics/.%2E/actuator",
                "/log/./status",
                "/logistics//x",
                "/logistics/x;a=b",
                "/logistics/a%2fb",
                "/logistics/a%5Cb",
                "/logistics/%252e%252e/actuator",
                "/logistics/a%252Eb",
                "/logistics/a%255cb",
                "/logistics/a%2500b",
                "/logistics/a%257Fb",
                "/logistics/a%2541b",
                "/logistics/a%25",
                "/logistics/a%25/25",
                "/logistics/a%252",
                "/logistics/a%25%32%35b",
                "/logistics/a%00b",
                "/logistics/%61",
                "/log/%61ctuator/health",
                "/log/actuato%72",
                "/log/actuator%2Fhealth",
            })
    void aPathThatTwoReadersCouldReadDifferentlyIsRefused(String path) {
        String answer = gateway.sendRaw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400");
        assertThat(gateway.target("logistics").seen()).isEmpty();
        assertThat(gateway.target("log").seen()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/log/actuator",
                "/log/actuator/health",
                "/logistics/actuator/prometheus",
                "/nowhere",
                "/supply-chainx"
            })
    void whatIsNotServedIsNotFound(String path) {
        HttpResponse<String> answer = gateway.get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("\"code\":\"no_such_resource\"");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(gateway.target("log").seen()).isEmpty();
    }

    @Test
    void aBodyOfTheLargestSizePassesAndOneByteMoreDoesNot() {
        byte[] largest = new byte[GatewayUnderTest.MAX_BODY_BYTES];
        Arrays.fill(largest, (byte) 'a');
        assertThat(put(BodyPublishers.ofByteArray(largest)).statusCode()).isEqualTo(200);
        assertThat(gateway.target("logistics").seen())
                .singleElement()
                .satisfies(seen -> assertThat(seen.body()).isEqualTo("a".repeat(largest.length)));

        HttpResponse<String> refused = put(BodyPublishers.ofByteArray(Arrays.copyOf(largest, largest.length + 1)));
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("\"code\":\"too_large\"");
    }

    @Test
    void aBodyWithoutALengthIsBoundedWhileItStreams() {
        byte[] largest = new byte[GatewayUnderTest.MAX_BODY_BYTES];
        assertThat(put(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(largest)))
                        .statusCode())
                .isEqualTo(200);
        byte[] tooLarge = new byte[GatewayUnderTest.MAX_BODY_BYTES + 1];
        for (int i = 0; i < 10; i++) { // More often than would open the breaker if it were the target's fault.
            HttpResponse<String> refused = put(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooLarge)));
            assertThat(refused.statusCode()).isEqualTo(413);
            assertThat(refused.body()).contains("\"code\":\"too_large\"");
        }
        assertThat(gateway.get("/logistics/x").statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> put(BodyPublisher body) {
        return gateway.send("PUT", "/logistics/x", body);
    }
}
