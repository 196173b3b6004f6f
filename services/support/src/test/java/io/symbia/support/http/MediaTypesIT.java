package io.symbia.support.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.support.crate.service.CrateService;
import io.symbia.support.testkit.HttpAnswer;
import io.symbia.support.testkit.JsonClient;
import io.symbia.support.testkit.ServiceUnderTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of types that no door takes, answers of types that none gives, and what the container refuses itself: always a problem, never an incident. */
class MediaTypesIT {
    private static final String PATH = "/crates/crates/M-1";

    private final ServiceUnderTest service = CrateService.running();
    private final JsonClient http = service.http().as("zj-tea-coop");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data",
                "multipart/form-data; boundary=x",
                "multipart/mixed",
                "application/x-www-form-urlencoded",
                "application/yaml",
                "application/x-yaml",
                "application/cbor",
                "application/x-jackson-smile",
                "application/xml",
                "text/plain",
                "text/csv",
                "application/octet-stream"
            })
    void aBodyOfAnotherTypeIsUnsupported(String type) {
        for (String method : new String[] {"PUT", "POST"}) {
            String path = method.equals("PUT") ? PATH : "/crates/crates";
            HttpAnswer answer = http.with("Content-Type", type).send(method, path, JsonClient.bytes("--x\r\na: b"));
            assertProblem(answer, method.equals("PUT") ? 415 : 405);
        }
        assertProblem(
                http.with("Content-Type", type)
                        .with("Idempotency-Key", "k-1")
                        .send("POST", "/crates/crates", JsonClient.bytes("a=1&b=%zz")),
                405);
        assertThat(http.with("Content-Type", type).get("/crates/crates").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/yaml",
                "application/x-yaml",
                "application/cbor",
                "application/xml",
                "text/plain",
                "text/html",
                "image/png",
                "application/vnd.oai.openapi"
            })
    void anAnswerOfAnotherTypeIsNotAcceptable(String type) {
        JsonClient wanting = http.with("Accept", type);
        assertProblem(wanting.get("/crates/crates"), 406);
        assertProblem(wanting.put("/crates/crates/M-2", "{\"capacity\":0}"), 400, 406);
        assertProblem(wanting.get("/crates/crates/never-heard-of"), 404, 406);
        assertProblem(wanting.get("/crates/events/never-heard-of"), 404, 406);
        assertProblem(wanting.get("/crates/streams/crate/none/events"), 404, 406);
        assertProblem(wanting.get("/crates/nothing-here"), 404);
    }

    @ParameterizedTest
    @CsvSource({"nonsense, 415", "application/json; charset=no-such, 415", "a/b/c, 415"})
    void aTypeThatIsNoneIsRefused(String type, int status) {
        assertProblem(http.with("Content-Type", type).put(PATH, "{}"), status);
    }

    @ParameterizedTest
    @CsvSource({"nonsense, 406", "a/b/c, 406", "application/json;q=x, 406"})
    void aWishThatIsNoneIsNotAcceptable(String type, int status) {
        assertProblem(http.with("Accept", type).get("/crates/crates"), status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /crates/a%2Fb HTTP/1.1\r\nHost: x",
                "GET /crates/50% HTTP/1.1\r\nHost: x",
                "GET /crates/a[1] HTTP/1.1\r\nHost: x",
                "GET /crates/x HTTP/9.9\r\nHost: x",
                "GET /crates/x HTTP/1.1",
                "GET /crates/x HTTP/1.1\r\nHost: x\r\nContent-Length: x",
                "CONNECT x:443 HTTP/1.1\r\nHost: x:443",
                "TRACE /crates/x HTTP/1.1\r\nHost: x",
                "BREW /crates/crates HTTP/1.1\r\nHost: x",
                "NO\u0001SENSE",
                "GET /crates/LARGE HTTP/1.1\r\nHost: x",
                "GET /crates/x HTTP/1.1\r\nHost: x\r\nX-Large: LARGE"
            })
    void whatTheContainerRefusesIsAProblemToo(String request) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), service.base().getPort())) {
            String large = request.replace("LARGE", "a".repeat(20_000)) + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(large.getBytes(StandardCharsets.ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer)
                    .matches("(?s)HTTP/1.1 [45]\\d\\d.*")
                    .containsIgnoringCase("content-type: application/problem+json");
            assertThat(answer).contains("\"code\":").doesNotContain("<", "\"incident\"");
        }
    }

    private static void assertProblem(HttpAnswer answer, Integer... statuses) {
        assertThat(answer.status()).as(answer.body()).isIn((Object[]) statuses);
        assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("\"code\":").doesNotContain("\"incident\"");
    }
}
