package io.symbia.support.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.events.kernel.privacy.Disclosure;
import io.symbia.events.kernel.privacy.Sensitivity;
import io.symbia.support.crate.service.CrateService;
import io.symbia.support.testkit.HttpAnswer;
import io.symbia.support.testkit.JsonClient;
import io.symbia.support.testkit.ServiceUnderTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Restricted values reach the parties of a stream, and nobody else. */
class DisclosuresIT {
    private static final String GOOD = "{\"capacity\":10,\"value\":{\"amount\":\"12.50\",\"currency\":\"EUR\"}}";

    private final ServiceUnderTest service = CrateService.running();
    private final String crate = "D-" + UUID.randomUUID();
    private final String path = "/crates/streams/crate/" + crate + "/disclosures";

    @BeforeEach
    void openACrate() {
        assertThat(owner().put("/crates/crates/" + crate, GOOD).status()).isEqualTo(201);
    }

    @Test
    void reachWhoBeganTheStream() {
        HttpAnswer answer = owner().get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).hasValue("no-store");
        JsonNode event = answer.json().at("/items/0");
        String encoded = event.at("/disclosures/0").asString();
        Disclosure disclosure = Disclosure.parse(encoded, Sensitivity.RESTRICTED);
        assertThat(disclosure.value().toString()).contains("12.50");
        JsonNode sealed =
                owner().get("/crates/events/" + event.at("/id").asString()).json();
        assertThat(sealed.at("/data/_sd").toString()).contains(disclosure.digest());
    }

    @Test
    void tellAStrangerWhatAStreamThatIsNotThereTells() {
        HttpAnswer stranger = service.http().as("somebody-else").get(path);
        HttpAnswer none = service.http().as("somebody-else").get("/crates/streams/crate/none/disclosures");
        assertThat(stranger.status()).isEqualTo(404);
        assertThat(stranger.body()).isEqualTo(none.body().replace("crate/none", "crate/" + crate));
        assertThat(service.http().get(path).text("/code")).isEqualTo("participant_missing");
    }

    @Test
    void makeNobodyAPartyToWhatWasThereBefore() {
        JsonClient late = service.http().as("latecomer");
        assertThat(late.put("/crates/crates/" + crate + "/slips/S-1", "{\"pieces\":1}")
                        .status())
                .isEqualTo(200);
        JsonNode seen = late.get(path).json();
        assertThat(seen.at("/items").size()).isEqualTo(1);
        assertThat(seen.at("/items/0/sequence").asInt()).isEqualTo(1);
        assertThat(seen.toString())
                .doesNotContain(
                        owner().get(path).json().at("/items/0/disclosures/0").asString());
    }

    @Test
    void comeInPages() {
        for (int slip = 0; slip < 4; slip++) {
            owner().put("/crates/crates/" + crate + "/slips/S-" + slip, "{\"pieces\":1}");
        }
        String cursor = "0";
        int events = 0;
        int pages = 0;
        while (!cursor.isEmpty()) {
            JsonNode page = owner().get(path + "?limit=2&cursor=" + cursor).json();
            events += page.at("/items").size();
            pages++;
            cursor = page.path("next").asString("");
        }
        assertThat(events).isEqualTo(5);
        assertThat(pages).isEqualTo(3);
        for (String wrong : new String[] {"-1", "x", "99999999999", "01"}) {
            assertThat(owner().get(path + "?cursor=" + wrong).status()).isEqualTo(400);
        }
    }

    private JsonClient owner() {
        return service.http().as("zj-tea-coop");
    }
}
