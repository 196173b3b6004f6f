package io.symbia.support.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.support.crate.service.CrateService;
import io.symbia.support.testkit.HttpAnswer;
import io.symbia.support.testkit.JsonClient;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The description of events, as a program reads it that has nothing but its address. */
class EventFormatsIT {
    private final JsonClient http = CrateService.running().http();

    @Test
    void everythingThatTheDescriptionRefersToIsServed() {
        HttpAnswer description = http.get("/crates/asyncapi");
        assertThat(description.status()).isEqualTo(200);
        assertThat(description.header("Content-Type")).hasValue("application/json");
        assertThat(description.text("/asyncapi")).isEqualTo("3.0.0");
        List<String> referred = new ArrayList<>();
        collect(description.json(), referred);
        assertThat(referred).contains("schemas/event.json", "schemas/symbia.payment.escrow.released.v1.json");
        for (String reference : referred.stream().distinct().toList()) {
            if (reference.startsWith("#")) {
                assertThat(description.json().at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse();
                continue;
            }
            HttpAnswer schema = http.get("/crates/" + reference);
            assertThat(schema.status()).as(reference).isEqualTo(200);
            assertThat(schema.text("/$schema")).as(reference).isNotEmpty();
        }
    }

    private static void collect(JsonNode node, List<String> referred) {
        if (node.has("$ref")) referred.add(node.get("$ref").stringValue());
        node.forEach(child -> collect(child, referred));
    }

    @Test
    void isNotSentAgainToWhoHasIt() {
        String tag = http.get("/crates/asyncapi").header("ETag").orElseThrow();
        HttpAnswer again = http.with("If-None-Match", tag).get("/crates/asyncapi");
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"none.json", "event", "..json", "event.json.json", "EVENT.json", "..%2Fasyncapi.json", "%00.json"
            })
    void nothingElseIsServed(String file) {
        assertThat(http.get("/crates/schemas/" + file).status()).isIn(400, 404);
    }
}
