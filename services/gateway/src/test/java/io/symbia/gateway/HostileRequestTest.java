package io.symbia.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that a fuzzer or a hurried person makes: passed on as they are or refused as a problem, and never the target's fault. */
class HostileRequestTest {
    private static final int MORE_THAN_OPENS_A_BREAKER = 12;

    private static GatewayUnderTest gateway;
    private static FakeTarget logistics;

    @BeforeAll
    static void start() {
        gateway = GatewayUnderTest.start();
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1",
                "a",
                "&&",
                "a=b=c",
                "a=1&a=2",
                "a=%25",
                "a=x+y%20z",
                "a=%ff",
                "a=%E8%8C%B6",
                "a=/?:@!$'()*,;-._~",
                "a=%00",
                "a=%3C%5B%5D"
            })
    void aQueryPassesAsItIs(String query) {
        String answer = gateway.sendRaw("GET /logistics/x?" + query + closing());
        assertThat(answer).startsWith("HTTP/1.1 200");
        assertThat(logistics.seen())
                .singleElement()
                .satisfies(seen -> assertThat(seen.uri()).isEqualTo("/logistics/x?" + query));
    }

    @ParameterizedTest
    @ValueSource(strings = {"state=50%", "a=%zz", "a=%2", "%", "a=%%20"})
    void aQueryThatHttpForbidsIsRefusedAndSaysWhy(String query) {
        String answer = gateway.sendRaw("GET /logistics/x?" + query + closing());
        assertThat(answer).startsWith("HTTP/1.1 400").contains("\"code\":\"query_not_plain\"", "%25");
        assertThat(logistics.seen()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /logistics/a%2Fb HTTP/1.1\r\nHost: x",
                "GET /logistics/50% HTTP/1.1\r\nHost: x",
                "GET /logistics/a[1] HTTP/1.1\r\nHost: x",
                "GET /logistics/x?a[]=1 HTTP/1.1\r\nHost: x",
                "GET /logistics/x?a=<b> HTTP/1.1\r\nHost: x",
                "GET /logistics/x HTTP/9.9\r\nHost: x",
                "GET logistics/x HTTP/1.1\r\nHost: x",
                "GET /logistics/x HTTP/1.1",
                "GET /logistics/x HTTP/1.1\r\nHost: x\r\nHost: y",
                "GET /logistics/x HTTP/1.1\r\nHost: a b",
                "GET /logistics/x HTTP/1.1\r\nHost: x\r\nContent-Length: x",
                "GET /logistics/x HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2",
                "PUT /logistics/x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked, gzip",
                "PUT /logistics/x HTTP/1.1\r\nHost: x\r\nExpect: the-unexpected",
                "CONNECT /logistics/x HTTP/1.1\r\nHost: x",
                "CONNECT x:443 HTTP/1.1\r\nHost: x:443",
                "TRACE /logistics/x HTTP/1.1\r\nHost: x",
                "BREW /logistics/x HTTP/1.1\r\nHost: x",
                "NO\u0001SENSE"
            })
    void whatIsRefusedIsAProblem(String request) {
        assertIsProblem(gateway.sendRaw(request + "\r\nConnection: close\r\n\r\n"));
        assertThat(logistics.seen()).isEmpty();
    }

    @Test
    void headersThatAreTooLargeAreRefusedAsAProblem() {
        assertIsProblem(gateway.sendRaw("GET /logistics/x HTTP/1.1\r\nHost: x\r\nX-Large: " + "a".repeat(20_000)
                + "\r\nConnection: close\r\n\r\n"));
        assertIsProblem(gateway.sendRaw("GET /logistics/" + "a".repeat(20_000) + closing()));
    }

    /** Also when they name no boundary, no charset that is known, or no type at all. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data",
                "multipart/form-data; boundary=x",
                "application/x-www-form-urlencoded",
                "application/json; charset=no-such",
                "application/yaml",
                "nonsense"
            })
    void bodiesOfEveryTypePassAsTheyAre(String type) {
        for (String method : new String[] {"POST", "PUT", "PATCH", "DELETE"}) {
            logistics.forget();
            HttpResponse<String> answer = gateway.send(
                    method, "/logistics/x?a=1", BodyPublishers.ofString("a=1&b=%zz"), "Content-Type", type);
            assertThat(answer.statusCode()).as(method).isEqualTo(200);
            assertThat(logistics.seen()).singleElement().satisfies(seen -> {
                assertThat(seen.uri()).isEqualTo("/logistics/x?a=1");
                assertThat(seen.body()).isEqualTo("a=1&b=%zz");
                assertThat(seen.headers().getFirst("Content-Type")).isEqualTo(type);
            });
        }
    }

    @Test
    void noRequestOpensABreaker() {
        for (int i = 0; i < MORE_THAN_OPENS_A_BREAKER; i++) {
            gateway.sendRaw("GET /logistics/x?state=50%" + closing());
            gateway.sendRaw("GET /logistics/x?=1" + closing());
            gateway.sendRaw("BREW /logistics/x" + closing());
            gateway.sendRaw("GET /logistics/x HTTP/1.1\r\nHost: x\r\nX-Odd: \u00e4\u00ff\r\nConnection: close\r\n\r\n");
        }
        assertStillServed();
    }

    @Test
    void noClientThatLeavesOpensABreaker() {
        byte[] much = new byte[5_000_000]; // More than the buffers on the way hold.
        logistics.handles(exchange -> {
            exchange.sendResponseHeaders(200, much.length);
            exchange.getResponseBody().write(much);
            exchange.close();
        });
        for (int i = 0; i < MORE_THAN_OPENS_A_BREAKER; i++) {
            gateway.sendAndLeave("PUT /logistics/x HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf");
            gateway.sendAndLeave("GET /logistics/x HTTP/1.1\r\nHost: x\r\n\r\n");
        }
        assertStillServed();
    }

    private static void assertStillServed() {
        logistics.forget();
        for (int i = 0; i < MORE_THAN_OPENS_A_BREAKER; i++) {
            assertThat(gateway.get("/logistics/x").statusCode()).isEqualTo(200);
        }
        assertThat(gateway.get("/health").body()).doesNotContain("\"breaker\":\"OPEN\"");
    }

    private static String closing() {
        return " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    }

    private static void assertIsProblem(String answer) {
        String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
        assertThat(answer)
                .matches("(?s)HTTP/1.1 [45]\\d\\d.*")
                .containsIgnoringCase("content-type: application/problem+json");
        assertThat(body).startsWith("{\"type\":\"urn:symbia:problem:").doesNotContain("<");
        assertThat(body.getBytes(UTF_8).length).isLessThan(1_000);
    }
}
