package io.symbia.support.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.origin.EventIds;
import io.symbia.support.crate.service.CrateService;
import io.symbia.support.testkit.HttpAnswer;
import io.symbia.support.testkit.JsonClient;
import io.symbia.support.testkit.ServiceUnderTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What every door of every service does. */
class DoorsIT {
    private static final String GOOD = "{\"capacity\":10,\"value\":{\"amount\":\"12.50\",\"currency\":\"EUR\"}}";

    private final ServiceUnderTest service = CrateService.running();
    private final JsonClient http = service.http().as("zj-tea-coop");
    private final String crate = "D-" + UUID.randomUUID();
    private final String path = "/crates/crates/" + crate;

    @ParameterizedTest
    @CsvSource({
        "GET,    /crates/nothing-here,               404, no_such_resource",
        "GET,    /elsewhere,                         404, no_such_resource",
        "GET,    /crates/crates/never-heard-of,      404, not_found",
        "GET,    /crates/events/never-heard-of,      404, not_found",
        "GET,    /crates/streams/crate/none/events,  404, stream_not_found",
        "PUT,    /crates/crates/never/slips/S-1,     404, stream_not_found",
        "DELETE, /crates/crates/C-1,                 405, method_not_allowed",
        "GET,    /crates/crates?limit=0,             400, invalid_value",
        "GET,    /crates/crates?limit=x,             400, invalid_value",
        "GET,    /crates/crates?pieces=x,            400, invalid_value",
        "GET,    /crates/crates/C-1?atLeast=x,       400, unknown_event",
    })
    void everyRefusalIsAProblem(String method, String target, int status, String code) {
        HttpAnswer answer = http.send(method, target, JsonClient.bytes("{\"pieces\":1}"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.text("/code")).isEqualTo(code);
        assertThat(answer.text("/type")).isEqualTo("urn:symbia:problem:" + code);
        assertThat(answer.json().at("/status").intValue()).isEqualTo(status);
    }

    /** Another instance may have accepted it this moment: whoever asks is told to come again, and not that there is none. */
    @Test
    void anEventThatIsTooYoungToBeKnownEverywhereIsNotDenied() {
        String now = idMadeAt(Instant.now());
        String before = idMadeAt(Instant.now().minusSeconds(60));

        for (String target : List.of(
                "/crates/events/" + now, "/crates/events/" + now + "/origin", "/crates/events/" + now + "/receipt")) {
            HttpAnswer answer = http.get(target);
            answer.requireProblem(503, "event_not_yet", "");
            assertThat(answer.header("Retry-After")).isPresent();
        }
        http.get(path + "?atLeast=" + now).requireProblem(503, "view_behind", "");
        http.get("/crates/events/" + before).requireProblem(404, "not_found", "");
        http.get(path + "?atLeast=" + before).requireProblem(400, "unknown_event", "atLeast");
    }

    private static String idMadeAt(Instant moment) {
        return new EventIds(InstantSource.fixed(moment), new SecureRandom()).next();
    }

    @Test
    void whatIsNotJsonIsUnsupportedAndWhatIsNotWantedNotAcceptable() {
        HttpAnswer xml = http.with("Content-Type", "application/xml").put(path, "<crate/>");
        assertThat(xml.status()).isEqualTo(415);
        assertThat(xml.text("/code")).isEqualTo("unsupported_media_type");
        assertThat(xml.json().at("/accepted").toString()).contains("application/json");
        HttpAnswer image = http.with("Accept", "image/png").get("/crates/crates");
        assertThat(image.status()).isEqualTo(406);
        assertThat(image.text("/code")).isEqualTo("not_acceptable");
    }

    /** In the words of all doors; the framework's own end where they would begin to help. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET    | /crates/            | Accept: */*              | 404 | look at how it is spelt   | -",
                "GET    | /                   | Accept: */*              | 404 | look at how it is spelt   | -",
                "DELETE | /crates/crates/C-1  | Accept: */*              | 405 | the header Allow says     | -",
                "POST   | /crates/crates      | Accept: */*              | 405 | the header Allow says     | -",
                "PUT    | /crates/crates/C-1  | Content-Type: nonsense   | 415 | such as application/json  | Content-Type",
                "PUT    | /crates/crates/C-1  | Content-Type: text/plain | 415 | the description of the API | Content-Type",
                "GET    | /crates/crates      | Accept: nonsense         | 406 | or leave it out           | Accept",
                "GET    | /crates/crates      | Accept: image/png        | 406 | leave it out              | Accept",
                "GET    | /crates/crates?pieces=x | Accept: */*          | 400 | a number is due           | pieces",
            })
    void everyRefusalSaysWhatToDo(
            String method, String target, String header, int status, String word, String pointer) {
        String[] named = header.split(": ", -1);
        JsonClient asking = http.with(named[0], named[1]);
        HttpAnswer answer = asking.send(method, target, JsonClient.bytes("{\"pieces\":1}"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.text("/detail")).contains(word).doesNotContain("For input", "'", "Could not parse");
        if (!pointer.equals("-")) assertThat(answer.text("/pointer")).isEqualTo(pointer);
        if (status == 415) assertThat(answer.json().at("/accepted").toString()).contains("application/json");
    }

    @Test
    void aRequestSaysWhoMakesIt() {
        assertThat(service.http().put(path, GOOD).text("/code")).isEqualTo("participant_missing");
        HttpAnswer malformed = service.http().as("no body").put(path, GOOD);
        assertThat(malformed.status()).isEqualTo(400);
        assertThat(malformed.text("/pointer")).isEqualTo("Symbia-Participant");
    }

    @Test
    void aBugHasAnIncidentAndTellsNothing() {
        HttpAnswer answer = service.http().as("nobody").put(path, GOOD);
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text("/incident")).hasSize(36);
        assertThat(answer.body()).doesNotContain("4711", "IllegalState", "at io.");
    }

    @Test
    void whatTheContainerRefusesIsAProblemToo() throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), service.base().getPort())) {
            socket.getOutputStream().write("GET /%%% HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] answer = new byte[4096];
            int count = socket.getInputStream().read(answer);
            String text = new String(answer, 0, count, StandardCharsets.UTF_8);
            assertThat(text)
                    .startsWith("HTTP/1.1 400")
                    .contains("application/problem+json", "\"code\":\"path_not_plain\"");
        }
    }

    @Test
    void anAnswerNamesEventsProofsAndVersion() {
        HttpAnswer made = http.put(path, GOOD);
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Location")).hasValue(path + "?atLeast=" + made.text("/events/0/id"));
        assertThat(http.get(made.header("Location").orElseThrow()).status()).isEqualTo(200);
        assertThat(made.header("ETag")).hasValue("\"0\"");
        String digest = made.text("/events/0/digest");
        String proof = CrateService.LOG + "/proofs/" + digest;
        assertThat(made.text("/events/0/proof")).isEqualTo(proof);
        assertThat(made.header("Link")).hasValue("<" + proof + ">; rel=\"proof\"");
        HttpAnswer bytes = http.get(made.text("/events/0/event"));
        assertThat(bytes.header("Content-Type")).hasValue("application/cloudevents+json");
        assertThat(Digest.ofContent(bytes.body().getBytes(StandardCharsets.UTF_8))
                        .hex())
                .isEqualTo(digest);
        assertThat(bytes.text("/issuer")).isEqualTo("zj-tea-coop");
        JsonNode listed = http.get("/crates/streams/crate/" + crate + "/events").json();
        assertThat(listed.at("/items/0/digest").asString()).isEqualTo(digest);
        assertThat(listed.at("/items/0/proof").asString()).isEqualTo(proof);
    }

    @Test
    void theSameAgainIsAnsweredWithoutEventsAndSomethingElseRefused() {
        http.put(path, GOOD);
        HttpAnswer again = http.put(path, GOOD);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().at("/events").size()).isZero();
        HttpAnswer other = http.put(path, GOOD.replace("10", "11"));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.text("/code")).isEqualTo("crate_already_exists_with_other_content");
    }

    @Test
    void nothingHappenedInTheFuture() {
        String body = GOOD.replace("{\"capacity\"", "{\"occurredAt\":\"2999-01-01T00:00:00.000Z\",\"capacity\"");
        HttpAnswer answer = http.put(path, body);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("/code")).isEqualTo("occurred_in_future");
    }

    @Test
    void derivedFactsSaySo() {
        String imported = "source=\"deliveries\", file=:X19fX19fX19fX19fX19fX19fX19fX19fX19fX19fX18=:, rows=(3),"
                + " rule=\"import/record\", version=1, importer=\"zj-import\"";
        HttpAnswer made = http.with("Symbia-Import", imported).put(path, GOOD);
        HttpAnswer origin = http.get(made.text("/events/0/event") + "/origin");
        assertThat(origin.body())
                .isEqualTo("{\"file\":\"" + "5f".repeat(32) + "\",\"importer\":\"zj-import\",\"kind\":\"import\","
                        + "\"rows\":[3],\"rule\":\"import/record\",\"source\":\"deliveries\",\"version\":1}");
        assertThat(http.get(made.text("/events/0/event")).text("/origin"))
                .isEqualTo(Digest.ofContent(origin.body().getBytes(StandardCharsets.UTF_8))
                        .hex());
        http.with("Symbia-Import", imported.replace("(3)", "(0)"))
                .put(path, GOOD)
                .requireProblem(400, "invalid_header", "Symbia-Import");
    }

    /** Longer than any header may be: refused in words, and the house goes on. */
    @Test
    void anImportOfTenThousandRowsIsRefused() {
        String rows = IntStream.rangeClosed(1, 10_000).mapToObj(String::valueOf).collect(Collectors.joining(" "));
        String imported = "source=\"deliveries\", file=:X19fX19fX19fX19fX19fX19fX19fX19fX19fX19fX18=:, rows=(" + rows
                + ")," + " rule=\"import/record\", version=1, importer=\"zj-import\"";
        HttpAnswer answer = http.with("Symbia-Import", imported).put(path, GOOD);
        answer.requireProblem(431, "request_header_fields_too_large", "");
        assertThat(http.put(path, GOOD).status()).isEqualTo(201);
    }

    /** What nobody reads of a target would be kept for ever: a name, a number. */
    @ParameterizedTest
    @ValueSource(strings = {";name=Ada", "/;name=Ada", "?name=Ada", "#Ada", "?", "//"})
    void nothingThatNobodyReadsIsKeptOfATarget(String more) {
        HttpAnswer answer = http.put(path + more, GOOD);
        if (answer.status() >= 400) return;
        HttpAnswer origin = http.get(answer.text("/events/0/event") + "/origin");
        assertThat(origin.text("/target")).isEqualTo(path);
    }

    @Test
    void aTargetThatIsLongerThanAnOriginKeepsIsRefused() {
        http.put(path + "/slips/" + "x".repeat(3_000), "{\"pieces\":1}").requireProblem(414, "target_too_long", "");
        http.get("/crates/streams/crate/" + "x".repeat(3_000) + "/disclosures")
                .requireProblem(414, "target_too_long", "");
    }

    /** Of the body nothing is kept: a bare digest would confirm guesses. */
    @Test
    void anEventSaysWhichRequestIsBehindIt() {
        HttpAnswer made = http.put(path, GOOD);
        HttpAnswer origin = http.get(made.text("/events/0/event") + "/origin");
        assertThat(origin.body())
                .isEqualTo("{\"kind\":\"request\",\"mediaType\":\"application/json\",\"method\":\"PUT\",\"target\":\""
                        + path + "\"}");
        assertThat(origin.header("ETag"))
                .hasValue("\"" + http.get(made.text("/events/0/event")).text("/origin") + "\"");
    }

    @Test
    void nobodySpeaksInTheNameOfAService() {
        service.http()
                .as("symbia:crates")
                .put(path, GOOD)
                .requireProblem(403, "participant_is_a_service", "Symbia-Participant");
        service.http()
                .as("symbia:payment")
                .get("/crates/streams/crate/" + crate + "/disclosures")
                .requireProblem(403, "participant_is_a_service", "Symbia-Participant");
    }

    @Test
    void describesItself() {
        JsonNode api = http.get("/crates/v3/api-docs").json();
        assertThat(api.at("/openapi").asString()).startsWith("3.1");
        JsonNode put = api.at("/paths/~1crates~1crates~1{crateId}/put");
        assertThat(put.at("/responses/409/content/application~1problem+json/schema/$ref")
                        .asString())
                .endsWith("/Problem");
        assertThat(api.at("/components/schemas/Problem/properties/code").isMissingNode())
                .isFalse();
        assertThat(put.toString()).doesNotContain("idempotencyKey");
    }

    @Test
    void saysThatItIsReadyAndHowItIs() {
        service.eventually(() ->
                assertThat(http.get("/actuator/health/readiness").status()).isEqualTo(200));
        assertThat(http.get("/actuator/health/liveness").status()).isEqualTo(200);
        String metrics =
                http.with("Accept", "text/plain").get("/actuator/prometheus").body();
        assertThat(metrics)
                .contains(
                        "symbia_relay_pending_commits",
                        "symbia_relay_oldest_pending_seconds",
                        "symbia_relay_published_events_total",
                        "symbia_consumer_parked_events_total",
                        "symbia_consumer_lag_records{feed=\"views\"");
    }
}
