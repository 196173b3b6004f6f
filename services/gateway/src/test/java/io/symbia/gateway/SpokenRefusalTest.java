package io.symbia.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each refusal says what is wrong and what to do, whoever refuses: the container, a filter, or no route. */
class SpokenRefusalTest {
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
        gateway.target("logistics").forget();
    }

    /** The last column is a word of the detail. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /logistics/a%2Fb HTTP/1.1~Host: x | 400 | path_not_plain | %252F",
                "GET /logistics/a%5Cb HTTP/1.1~Host: x | 400 | path_not_plain | backslash",
                "GET /logistics/a%00b HTTP/1.1~Host: x | 400 | path_not_plain | NUL",
                "GET /logistics/a%zzb HTTP/1.1~Host: x | 400 | path_not_plain | hexadecimal",
                "GET /logistics/a%FFb HTTP/1.1~Host: x | 400 | path_not_plain | UTF-8",
                "GET /../../x HTTP/1.1~Host: x | 400 | path_not_plain | dot segments",
                "GET /%2e%2e/x HTTP/1.1~Host: x | 400 | path_not_plain | dot segments",
                "GET x HTTP/1.1~Host: x | 400 | path_not_plain | begins with a slash",
                "GET /logistics/\u00e4 HTTP/1.1~Host: x | 400 | address_not_plain | percent-encoded",
                "GET /logistics/x?a=\"b HTTP/1.1~Host: x | 400 | address_not_plain | quotation mark",
                "GET /logistics/x?a=<> HTTP/1.1~Host: x | 400 | address_not_plain | angle bracket",
                "GET /logistics/x?a={} HTTP/1.1~Host: x | 400 | address_not_plain | brace",
                "G@T /x HTTP/1.1~Host: x | 400 | method_malformed | a word such as GET",
                "GET /x HTTP/1.1 | 400 | host_malformed | one header Host",
                "GET /x HTTP/1.1~Host: x~Host: y | 400 | host_malformed | one header Host",
                "GET /x HTTP/1.1~Host: a b | 400 | host_malformed | a name",
                "GET http://evil/x HTTP/1.1~Host: x | 400 | host_malformed | another host",
                "PUT /logistics/x HTTP/1.1~Host: x~Transfer-Encoding: chunked~Transfer-Encoding: chunked~~0~~ | 400 | encoding_malformed | once",
                "GET http://x:1/health HTTP/1.1~Host: x:2 | 400 | host_malformed | another host",
                "PUT /logistics/x HTTP/1.1~Host: x~Content-Length: 99999999 | 413 | too_large | bytes; send less at once",
                "GET /x HTTP/1.1~Host: x~Bad Header: y | 400 | header_malformed | colon",
                "GET /x HTTP/1.1~Host: x~Header | 400 | header_malformed | colon",
                "GET /LARGE HTTP/1.1~Host: x | 414 | uri_too_long | shorten",
                "GET /x HTTP/1.1~Host: x~X: LARGE | 431 | request_header_fields_too_large | shorter",
                "GET /x HTTP/1.1~Host: x~MANY | 431 | request_header_fields_too_large | fewer",
                "PUT /logistics/x HTTP/1.1~Host: x~Content-Length: x | 400 | length_malformed | digits",
                "PUT /logistics/x HTTP/1.1~Host: x~Content-Length: -1 | 400 | length_malformed | digits",
                "PUT /logistics/x HTTP/1.1~Host: x~Content-Length: 1~Content-Length: 2 | 400 | length_malformed | one number",
                "PUT /logistics/x HTTP/1.1~Host: x~Transfer-Encoding: chunked, gzip | 400 | encoding_malformed | chunked",
                "PUT /logistics/x HTTP/1.1~Host: x~Transfer-Encoding: gzip | 501 | not_implemented | chunked",
                "PUT /logistics/x HTTP/1.1~Host: x~Transfer-Encoding: chunked~~zz~abc | 400 | body_incomplete | chunks",
                "CONNECT x:443 HTTP/1.1~Host: x | 501 | not_implemented | CONNECT",
                "GET /x HTTP/9.9~Host: x | 505 | http_version_not_supported | HTTP/1.1",
                "GET /health HTTP/1.1~Host: x~Expect: much | 417 | expectation_failed | 100-continue",
                "GET /health HTTP/1.1~Host: x~Accept: image/png | 406 | not_acceptable | Accept",
                "GET /nosuch/x HTTP/1.1~Host: x | 404 | no_such_resource | /supply-chain",
                "GET /logistics/actuator/health HTTP/1.1~Host: x | 404 | no_such_resource | /supply-chain",
                "GET /actuator/health?x=%FF HTTP/1.1~Host: x | 400 | query_not_readable | UTF-8",
                "GET /api?x=%FF HTTP/1.1~Host: x | 400 | query_not_readable | UTF-8"
            })
    void saysWhatIsWrong(String request, int status, String code, String word) {
        String answer = gateway.sendRaw(raw(request));
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .contains("\"code\":\"" + code + "\"", "\"status\":" + status);
        assertThat(detail(answer)).contains(word);
        assertThat(gateway.target("logistics").seen()).isEmpty();
    }

    /** A type with an asterisk is a wish; of a body it says nothing, and what reads the headers of a request stumbles over it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/*",
                "text/*",
                "application/*+json",
                "*/*;q=0.5",
                "application/*; charset=utf-8",
                "*/*;charset=no-such",
                "*"
            })
    void takesNoBodyOfATypeWithAnAsterisk(String type) {
        for (String line : new String[] {
            "GET /", "GET /health", "GET /api", "GET /nosuch", "PUT /logistics/x", "GET /logistics/x", "POST /health"
        }) {
            String answer = gateway.sendRaw(raw(line + " HTTP/1.1~Host: x~Content-Type: " + type));
            assertThat(answer)
                    .as(line)
                    .startsWith("HTTP/1.1 415")
                    .contains("\"code\":\"unsupported_media_type\"", "\"pointer\":\"Content-Type\"");
            assertThat(detail(answer)).contains("such as application/json");
        }
        assertThat(gateway.target("logistics").seen()).isEmpty();
    }

    /** So many that the framework gives up sorting them. */
    @Test
    void makesNoFaultOfOursOfALongWish() {
        for (String path : new String[] {"/", "/health", "/api", "/nosuch"}) {
            String answer = gateway.sendRaw(raw("GET " + path + " HTTP/1.1~Host: x~Accept: WISHES"));
            assertThat(answer).as(path).doesNotStartWith("HTTP/1.1 5");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TRACE /logistics/x", "TRACE /health", "FOO /logistics/x", "FOO /health", "PROPFIND /logistics/x",
                "get /logistics/x", "get /health", "POST /", "PUT /health", "DELETE /api"
            })
    void saysWhichMethodsAPathTakes(String line) {
        String answer = gateway.sendRaw(raw(line + " HTTP/1.1~Host: x"));
        assertThat(answer).startsWith("HTTP/1.1 405").containsPattern("(?m)^Allow: .*GET");
        assertThat(detail(answer)).contains("Allow");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Symbia-Participant", "symbia-participant", "Symbia-Import", "Idempotency-Key", "If-Match",
                        "Content-Type",
                "Authorization", "Traceparent", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Port",
                        "X-Forwarded-Prefix"
            })
    void believesNeitherOfTwoThatSayDifferentThings(String header) {
        String answer = gateway.sendRaw(
                raw("GET /logistics/x HTTP/1.1~Host: x~" + header + ": a~" + header.toUpperCase(Locale.ROOT) + ": b"));
        assertThat(answer).startsWith("HTTP/1.1 400").contains("\"code\":\"header_repeated\"");
        assertThat(answer).containsIgnoringCase("\"pointer\":\"" + header + "\"");
        assertThat(gateway.target("logistics").seen()).isEmpty();
    }

    @Test
    void letsListsStandAsOftenAsTheyLike() {
        String answer = gateway.sendRaw(
                raw(
                        "GET /logistics/x HTTP/1.1~Host: x~Accept: a/b~Accept: c/d~X-Forwarded-For: a~X-Forwarded-For: b~X-Own: a~X-Own: b"));
        assertThat(answer).startsWith("HTTP/1.1 200");
    }

    private static String raw(String request) {
        StringBuilder many = new StringBuilder("X: a");
        for (int i = 0; i < 120; i++) many.append("\r\nX-").append(i).append(": a");
        return request.replace("WISHES", "a/*;a=1,*/*;a=2,".repeat(60) + "a/b")
                        .replace("~", "\r\n")
                        .replace("LARGE", "a".repeat(20_000))
                        .replace("MANY", many)
                + "\r\nConnection: close\r\n\r\n";
    }

    private static String detail(String answer) {
        return answer.substring(answer.indexOf("\"detail\":\""));
    }
}
