package io.symbia.log.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.log.testkit.Platform;
import io.symbia.log.testkit.RawConnection;
import io.symbia.log.testkit.RunningLog;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the log does not take, it refuses as what it is, in words that name nothing of how it is made. */
class RefusalsIT {
    private static RunningLog log;

    @BeforeAll
    static void start() {
        log = RunningLog.start(Platform.folder("refusals"), "log.test/refusals", List.of("refusals.events"));
    }

    @AfterAll
    static void stop() {
        log.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /consistency?from=%FF&to=1 | 400 | query_not_readable | UTF-8",
                "GET /consistency?%FF=1 | 400 | query_not_readable | UTF-8",
                "GET /consistency?from=%zz | 400 | query_not_readable | hexadecimal",
                "GET /consistency?from=1&a&b&c&d&e&f&g&h&i&j&k&l&m&n&o&p&q | 400 | query_not_readable | 16 parameters",
                "GET /actuator/health?a=%FF | 400 | query_not_readable | UTF-8",
                "GET /consistency | 400 | malformed_request | lacks the parameter from; the description",
                "GET /proofs/%FF | 400 | path_not_plain | UTF-8",
                "GET /proofs/a%2Fb | 400 | path_not_plain | %252F",
                "GET /nothing/aaaa | 404 | no_such_resource | description",
                "POST /checkpoint | 405 | method_not_allowed | Allow",
                "PUT /checkpoint | 405 | method_not_allowed | Allow",
                "DELETE /checkpoint | 405 | method_not_allowed | Allow",
                "PATCH /checkpoint | 405 | method_not_allowed | Allow",
                "FOO /checkpoint | 405 | method_not_allowed | Allow",
                "TRACE /checkpoint | 405 | method_not_allowed | Allow"
            })
    void sayWhatIsWrong(String line, int status, String code, String word) throws IOException {
        for (String body : List.of("", "a=%FF&=1")) {
            boolean refusesBodies = line.startsWith("GET");
            if (refusesBodies && !body.isEmpty()) continue;
            String answer =
                    asked(line, body.isEmpty() ? "" : "Content-Type: application/x-www-form-urlencoded\r\n", body);
            assertThat(answer)
                    .startsWith("HTTP/1.1 " + status)
                    .contains("\"code\":\"" + code + "\"", word)
                    .doesNotContain("static resource", "java", "Exception");
            if (status == 405) assertThat(answer).containsPattern("Allow: .*GET");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "If-Modified-Since",
                "Range",
                "Content-Type",
                "Authorization",
                "X-Forwarded-Host",
                "X-Forwarded-Proto"
            })
    void areForHeadersThatStandTwice(String header) throws IOException {
        assertThat(asked("GET /checkpoint", header + ": a\r\n" + header + ": b\r\n", ""))
                .startsWith("HTTP/1.1 400")
                .contains("\"code\":\"header_repeated\"")
                .containsIgnoringCase("\"pointer\":\"" + header + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "image/png"})
    void sayOfAHeaderHowItIsWritten(String accepted) throws IOException {
        assertThat(asked("GET /status", "Accept: " + accepted + "\r\n", ""))
                .startsWith("HTTP/1.1 406")
                .contains("\"code\":\"not_acceptable\"", "leave it out", "\"pointer\":\"Accept\"")
                .contains("Content-Type: application/problem+json");
    }

    /** A type with an asterisk is a wish; of a body it says nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/*", "text/*", "application/*+json", "*/*;q=0.5"})
    void areForABodyOfATypeWithAnAsterisk(String type) throws IOException {
        for (String line : List.of("GET /checkpoint", "GET /status", "GET /nothing", "POST /checkpoint")) {
            assertThat(asked(line, "Content-Type: " + type + "\r\n", line.startsWith("POST") ? "{}" : ""))
                    .startsWith("HTTP/1.1 415")
                    .contains("\"code\":\"unsupported_media_type\"", "\"pointer\":\"Content-Type\"")
                    .contains("such as application/json");
        }
    }

    /** More types than the framework sorts. */
    @ParameterizedTest
    @ValueSource(strings = {"*/*;a=1,", "application/*;a=1,", "text/*,", "*/*,"})
    void areNoFaultOfOursForALongWish(String wish) throws IOException {
        for (String path : List.of("/checkpoint", "/status", "/v3/api-docs", "/actuator/health", "/tile/0/000")) {
            assertThat(asked("GET " + path, "Accept: " + wish.repeat(60) + "a/b\r\n", ""))
                    .as(path)
                    .doesNotStartWith("HTTP/1.1 5");
        }
    }

    @Test
    void areNotForWhatIsWell() throws IOException {
        assertThat(asked("GET /consistency?from=%30", "Accept: text/plain\r\nAccept: */*\r\n", ""))
                .startsWith("HTTP/1.1 200");
    }

    private static String asked(String line, String headers, String body) throws IOException {
        String length = body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n";
        try (RawConnection connection = new RawConnection(log.base())) {
            return connection
                    .send(line + " HTTP/1.1\r\nHost: log\r\n" + headers + length + "Connection: close\r\n\r\n" + body)
                    .rest();
        }
    }
}
