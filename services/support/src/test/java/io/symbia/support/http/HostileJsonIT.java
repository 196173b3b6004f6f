package io.symbia.support.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.support.crate.service.CrateService;
import io.symbia.support.testkit.HttpAnswer;
import io.symbia.support.testkit.HugeBody;
import io.symbia.support.testkit.JsonClient;
import io.symbia.support.testkit.ServiceUnderTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Bodies that are no JSON, too much of it, or JSON that two readers could read differently. */
class HostileJsonIT {
    private static final String GOOD = "{\"capacity\":10,\"value\":{\"amount\":\"12.50\",\"currency\":\"EUR\"}}";

    private final ServiceUnderTest service = CrateService.running();
    private final JsonClient http = service.http().as("zj-tea-coop");

    private boolean isKept(String crate) {
        return service.http().get("/crates/streams/crate/" + crate + "/events").status() == 200;
    }

    @Test
    void everythingThatIsNoJsonIsRefusedAndNothingIsKept() throws Exception {
        Path suite = Path.of(System.getProperty("symbia.root"), "../shared/data/hostile");
        Assumptions.assumeTrue(Files.exists(suite), "the JSON test suite is not here");
        List<String> wrong = new ArrayList<>();
        int count = 0;
        List<Path> files;
        try (Stream<Path> found = Files.walk(suite)) {
            files = found.filter(file -> file.getFileName().toString().matches("n_.*\\.json"))
                    .toList();
        }
        for (Path file : files) {
            byte[] body = Files.readAllBytes(file);
            HttpAnswer answer = http.send("PUT", "/crates/crates/H-" + count, BodyPublishers.ofByteArray(body));
            boolean refused = answer.status() == 400 && !answer.text("/code").isEmpty();
            if (!refused || isKept("H-" + count)) wrong.add(file.getFileName() + " " + answer.status());
            count++;
        }
        System.out.printf("measure hostile files=%d wrong=%d%n", count, wrong.size());
        assertThat(count).isGreaterThan(150);
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"capacity":10}                                                                    | missing             | /value
                    {"capacity":10,"value":{"amount":"1.00","currency":"EUR"},"x":1}                   | unknown_field       | /x
                    {"capacity":10,"capacity":11,"value":{"amount":"1.00","currency":"EUR"}}           | duplicate_name      | /capacity
                    {"capacity":10.0,"value":{"amount":"1.00","currency":"EUR"}}                       | fractional_number   | /capacity
                    {"capacity":1e1,"value":{"amount":"1.00","currency":"EUR"}}                        | fractional_number   | /capacity
                    {"capacity":"10","value":{"amount":"1.00","currency":"EUR"}}                       | wrong_type          | /capacity
                    {"capacity":9007199254740992,"value":{"amount":"1.00","currency":"EUR"}}           | number_out_of_range | /capacity
                    {"capacity":3000000000,"value":{"amount":"1.00","currency":"EUR"}}                 | invalid_value       | /capacity
                    {"capacity":10,"value":{"amount":1.00,"currency":"EUR"}}                           | fractional_number   | /value/amount
                    {"capacity":10,"value":{"amount":"1.005","currency":"EUR"}}                        | invalid_value       | /value
                    {"capacity":10,"value":{"amount":"1e2","currency":"EUR"}}                          | invalid_value       | /value/amount
                    {"capacity":10,"value":{"amount":"1.00","currency":"XXQ"}}                         | invalid_value       | /value/currency
                    {"capacity":10,"value":null}                                                       | wrong_type          | /value
                    {"capacity":10,"value":[]}                                                         | wrong_type          | /value
                    {"capacity":10,"value":{"amount":"1.00","currency":"EUR"},"occurredAt":"2026"}     | invalid_value       | /occurredAt
                    {"capacity":10,"value":{"amount":"1.00","currency":"EUR"},"occurredAt":1}          | wrong_type          | /occurredAt
                    []                                                                                 | wrong_type          |
                    {"capacity":10,"value":{"amount":"1.00","currency":"e\u0301"}}                     | text_not_nfc        | /value/currency
                    """)
    void saysWhatIsWrongAndWhere(String body, String code, String pointer) {
        HttpAnswer answer = http.put("/crates/crates/H-table", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.text("/code")).isEqualTo(code);
        assertThat(answer.text("/pointer")).isEqualTo(pointer == null ? "" : pointer);
        assertThat(isKept("H-table")).isFalse();
    }

    @Test
    void aHundredMegabytesAreRefusedBeforeTheyAreRead() {
        Runtime runtime = Runtime.getRuntime();
        runtime.gc();
        long before = runtime.totalMemory() - runtime.freeMemory();
        HttpAnswer announced = HugeBody.put(http, "/crates/crates/H-huge", 100 * HugeBody.MEGABYTE, true);
        HttpAnswer chunked = HugeBody.put(http, "/crates/crates/H-huge", 100 * HugeBody.MEGABYTE, false);
        runtime.gc();
        long after = runtime.totalMemory() - runtime.freeMemory();
        assertThat(announced.status()).isIn(413, 0);
        assertThat(chunked.status()).isIn(413, 0);
        assertThat(after - before).isLessThan(20 * HugeBody.MEGABYTE);
        assertThat(http.put("/crates/crates/H-after", GOOD).status()).isEqualTo(201);
    }

    @Test
    void aBodyOneByteTooLargeIsRefusedAndOneByteLessIsRead() {
        String full = GOOD + " ".repeat((int) HugeBody.MEGABYTE - GOOD.length());
        assertThat(http.put("/crates/crates/H-full", full).status()).isEqualTo(201);
        HttpAnswer over = http.put("/crates/crates/H-over", full + " ");
        assertThat(over.status()).isEqualTo(413);
        assertThat(over.text("/code")).isEqualTo("too_large");
    }

    @Test
    void aHundredThousandArraysInEachOtherAreRefused() {
        String deep = "[".repeat(100_000);
        HttpAnswer answer = http.put("/crates/crates/H-deep", deep);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/code")).isEqualTo("too_deep");
    }

    @Test
    void compressedBodiesAreNotTaken() {
        HttpAnswer answer = http.with("Content-Encoding", "gzip").put("/crates/crates/H-zip", GOOD);
        assertThat(answer.status()).isEqualTo(415);
    }

    @Test
    void acceptedTextComesBackAsItWas() {
        byte[] body = GOOD.getBytes(StandardCharsets.UTF_8);
        HttpAnswer answer = http.send("PUT", "/crates/crates/H-good", BodyPublishers.ofByteArray(body));
        assertThat(answer.status()).isEqualTo(201);
        JsonNode event = http.get(answer.text("/events/0/event")).json();
        assertThat(event.at("/data/capacity").intValue()).isEqualTo(10);
        assertThat(event.at("/data/value").isMissingNode())
                .as("restricted values are not in the bytes")
                .isTrue();
    }
}
