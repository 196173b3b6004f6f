package io.symbia.support.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.support.crate.service.CrateService;
import io.symbia.support.testkit.CapturedLog;
import io.symbia.support.testkit.ServiceUnderTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be read, or can be read in two ways, is the client's to mend: a problem with words, and nothing in the log file. */
class UnreadableRequestsIT {
    private final ServiceUnderTest service = CrateService.running();

    @ParameterizedTest
    @CsvSource({
        "/crates/crates?limit=%FF, query_not_readable",
        "/crates/crates?cursor=%FF, query_not_readable",
        "/crates/crates?%FF=1, query_not_readable",
        "/crates/crates?limit=%zz, query_not_readable",
        "/crates/crates?=1, query_not_readable",
        "/crates/crates?MANY, query_not_readable",
        "/crates/crates/x?atLeast=%C0%80, query_not_readable",
        "/crates/nothing-here?a=%FF, query_not_readable",
        "/crates/v3/api-docs?a=%FF, query_not_readable",
        "/actuator/health?a=%FF, query_not_readable",
        "/actuator/prometheus?includedNames=%FF, query_not_readable",
        "/crates/crates/%FF, path_not_plain",
        "/crates/crates/a%2Fb, path_not_plain",
    })
    void isRefusedInWords(String target, String code) throws IOException {
        for (String method : new String[] {"GET", "PUT", "POST"}) {
            assertRefused(method + " " + target.replace("MANY", "a&".repeat(2_000)) + " HTTP/1.1\r\nHost: x", code);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/crates/crates",
                "/crates/crates/x",
                "/crates/nothing-here",
                "/actuator/health",
                "/actuator/resend/%FF"
            })
    void isRefusedAsAFormToo(String path) throws IOException {
        String form =
                " HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 15\r\n"
                        + "Connection: close\r\n\r\nlimit=%FF&=1&%z";
        for (String method : new String[] {"GET", "PUT", "POST", "DELETE"}) {
            assertSaid(method + " " + path + form);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Symbia-Participant",
                "Symbia-Import",
                "Idempotency-Key",
                "If-Match",
                "Content-Type",
                "Traceparent",
                "X-Forwarded-Host",
                "X-Forwarded-Proto"
            })
    void isRefusedWhenAHeaderStandsTwice(String header) throws IOException {
        String twice = header + ": a\r\n" + header + ": b";
        assertRefused("PUT /crates/crates/T-1 HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n" + twice, "header_repeated");
        assertRefused("POST /crates/crates HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n" + twice, "header_repeated");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Symbia-Participant",
                "Symbia-Import",
                "Idempotency-Key",
                "If-Match",
                "Content-Type",
                "Content-Encoding",
                "Accept",
                "Accept-Language",
                "Accept-Charset",
                "Accept-Encoding",
                "Range",
                "If-Modified-Since",
                "If-None-Match",
                "Cookie",
                "Origin",
                "Traceparent",
                "X-Forwarded-For",
                "Forwarded",
                "Authorization",
                "Access-Control-Request-Method"
            })
    void isNoFaultOfOursInAnyHeader(String header) throws IOException {
        for (String value : new String[] {"\u00ff\u00fe", "%FF", "=?utf-8?b?/w==?=", ",,,", "\"", "bytes=x"}) {
            for (String method : new String[] {"GET", "PUT", "POST", "OPTIONS"}) {
                String participant = header.equals("Symbia-Participant") ? "" : "Symbia-Participant: me\r\n";
                assertSaid(method + " /crates/crates/H-1 HTTP/1.1\r\nHost: x\r\n" + participant + header + ": " + value
                        + "\r\nConnection: close\r\n\r\n");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/*",
                "text/*",
                "application/*+json",
                "*/*;q=0.5",
                "application/*; charset=utf-8"
            })
    void isRefusedAsABodyOfATypeWithAnAsterisk(String type) throws IOException {
        for (String path : List.of("/crates/crates", "/crates/crates/x", "/crates/nothing-here", "/actuator/health")) {
            for (String method : List.of("GET", "PUT", "POST", "DELETE", "OPTIONS")) {
                assertThat(assertSaid(method + " " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: " + type
                                + "\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"))
                        .startsWith("HTTP/1.1 415")
                        .contains("\"pointer\":\"Content-Type\"", "such as application/json");
            }
        }
    }

    /** More than the framework sorts. */
    @ParameterizedTest
    @ValueSource(strings = {"*/*;a=1,", "application/json;a=1,", "application/*;a=1,", "text/html,", "*/*,"})
    void isNoFaultOfOursAsALongWish(String wish) throws IOException {
        for (String path : List.of("/crates/crates", "/crates/crates/x", "/crates/v3/api-docs", "/actuator/health")) {
            assertSaid("GET " + path + " HTTP/1.1\r\nHost: x\r\nSymbia-Participant: me\r\nAccept: " + wish.repeat(60)
                    + "a/b\r\nConnection: close\r\n\r\n");
        }
    }

    private void assertRefused(String request, String code) throws IOException {
        assertThat(assertSaid(request + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("\"code\":\"" + code + "\"");
    }

    /** Whatever the answer is, it is not that this is our fault, and no trace of it is in the log file. */
    private String assertSaid(String request) throws IOException {
        try (CapturedLog log = CapturedLog.open();
                Socket socket = new Socket(
                        InetAddress.getLoopbackAddress(), service.base().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).as(request).matches("(?s)HTTP/1.1 [24]\\d\\d.*").doesNotContain("\"incident\"");
            if (!answer.startsWith("HTTP/1.1 2")) {
                assertThat(answer).as(request).contains("\"detail\":").doesNotContain("\"detail\":\"Bad Request\"");
            }
            assertThat(log.text()).as(request).doesNotContain("\tat ", "event=incident");
            return answer;
        }
    }
}
