package io.symbia.support.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.support.crate.service.CrateService;
import io.symbia.support.testkit.HttpAnswer;
import io.symbia.support.testkit.JsonClient;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Lists: their pages, their filters, and what they refuse to read. */
class ListsIT {
    private static final String GOOD = "{\"capacity\":10,\"value\":{\"amount\":\"12.50\",\"currency\":\"EUR\"}}";

    private final JsonClient http = CrateService.running().http().as("zj-tea-coop");
    private final String crate = "L-" + UUID.randomUUID();
    private final String path = "/crates/crates/" + crate;

    @Test
    void pagesAreInOrderAndFiltered() {
        String prefix = "P" + UUID.randomUUID().toString().substring(0, 8);
        String last = "";
        for (int i = 0; i < 5; i++) {
            http.put("/crates/crates/" + prefix + i, GOOD);
            last = http.put("/crates/crates/" + prefix + i + "/slips/S", "{\"pieces\":" + (i + 4) + "}")
                    .text("/events/0/id");
        }
        assertThat(http.get("/crates/crates/" + prefix + "4?atLeast=" + last).status())
                .isEqualTo(200);
        List<String> found = new ArrayList<>();
        String next = "?limit=2&atLeast=" + last;
        while (!next.isEmpty()) {
            HttpAnswer page = http.get("/crates/crates" + next);
            page.json()
                    .at("/items")
                    .forEach(item -> found.add(item.path("crateId").asString()));
            assertThat(page.json().at("/items").size()).isBetween(1, 2);
            String cursor = page.text("/next");
            next = page.header("Link").orElse("").replaceAll("<(.*)>; rel=\"next\"", "$1");
            assertThat(next.isEmpty()).isEqualTo(cursor.isEmpty());
            assertThat(next).endsWith(cursor);
        }
        assertThat(found).isSorted();
        assertThat(found).containsSubsequence(prefix + 0, prefix + 1, prefix + 2, prefix + 3, prefix + 4);
        assertThat(found).doesNotHaveDuplicates();
    }

    @Test
    void aListIsOfWhatIsAskedFor() {
        int pieces = 100_000 + ThreadLocalRandom.current().nextInt(800_000);
        String last = "";
        for (int i = 0; i < 2; i++) {
            http.put(path + i, GOOD.replace("10", "999999"));
            last = http.put(path + i + "/slips/S", "{\"pieces\":" + pieces + "}")
                    .text("/events/0/id");
        }
        String list = "/crates/crates?limit=1&pieces=" + pieces;
        JsonNode first = http.get(list + "&atLeast=" + last).json();
        assertThat(first.at("/items/0/crateId").asString()).isEqualTo(crate + 0);
        String cursor = first.path("next").asString();
        JsonNode second = http.get(list + "&cursor=" + cursor).json();
        assertThat(second.at("/items/0/crateId").asString()).isEqualTo(crate + 1);
        assertThat(second.has("next")).isFalse();
        http.get("/crates/crates?pieces=1&cursor=" + cursor).requireProblem(400, "invalid_value", "cursor");
        http.get(list + "&cursor=" + crate).requireProblem(400, "invalid_value", "cursor");
    }

    @ParameterizedTest
    @CsvSource({
        "piece=1, unknown_parameter, piece",
        "PIECES=1, unknown_parameter, PIECES",
        "pieces=, invalid_value, pieces",
        "limit=1&limit=1, invalid_value, limit",
        "limit=0, invalid_value, limit",
        "cursor=, invalid_value, cursor",
    })
    void aListRefusesWhatItDoesNotRead(String query, String code, String pointer) {
        http.get("/crates/crates?" + query).requireProblem(400, code, pointer);
        if (code.equals("unknown_parameter")) http.put(path + "?" + query, GOOD).requireProblem(400, code, pointer);
    }

    @Test
    void aPageShowsTheValuesOfItsDocuments() {
        String made = http.put(path, GOOD).text("/events/0/id");
        JsonNode items =
                http.get("/crates/crates?limit=500&atLeast=" + made).json().at("/items");
        assertThat(items)
                .filteredOn(item -> item.at("/crateId").asString().equals(crate))
                .singleElement()
                .satisfies(item -> assertThat(item.at("/value").asString()).contains("12.50"));
    }
}
