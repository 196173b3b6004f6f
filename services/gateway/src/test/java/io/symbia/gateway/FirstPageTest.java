package io.symbia.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page that people see first, the health that it shows, and the way to the APIs. */
class FirstPageTest {
    private static GatewayUnderTest gateway;

    @BeforeAll
    static void start() {
        gateway = GatewayUnderTest.start();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void healthNamesEachPartAndHowItIs() {
        gateway.target("payment").saysReadiness(503);
        gateway.target("credit").goDown();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(gateway.get("/health").body())
                        .contains(
                                "{\"name\":\"supply-chain\",\"state\":\"READY\",\"breaker\":\"CLOSED\"}",
                                "{\"name\":\"logistics\",\"state\":\"READY\",\"breaker\":\"CLOSED\"}",
                                "{\"name\":\"payment\",\"state\":\"NOT_READY\",\"breaker\":\"CLOSED\"}",
                                "{\"name\":\"credit\",\"state\":\"UNREACHABLE\",\"breaker\":\"CLOSED\"}",
                                "{\"name\":\"log\",\"state\":\"READY\",\"breaker\":\"CLOSED\"}"));
        assertThat(gateway.get("/health").headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void healthSaysWhetherEveryAcceptedEventIsWitnessed() {
        gateway.target("supply-chain").saysEvidence("{\"oldestUnwitnessedSeconds\":0.0}");
        gateway.target("log").saysEvidence("{\"a\":{\"oldestUnwitnessedSeconds\":90.5,\"size\":7}}");
        gateway.target("payment").saysEvidence("x".repeat(4_200_000) + "{\"oldestUnwitnessedSeconds\":500}");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(gateway.get("/health").body())
                        .contains(
                                "\"says\":\"the oldest accepted event that is not witnessed is 91 s old, in log; not known of"
                                        + " credit, logistics, payment\"",
                                "\"oldest\":{\"log\":90.5,\"supply-chain\":0.0}"));
        for (String target : new String[] {"supply-chain", "logistics", "payment", "credit", "log"}) {
            gateway.target(target).saysEvidence("{\"oldestUnwitnessedSeconds\":1.2E0}");
        }
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(gateway.get("/health").body())
                                .contains(
                                        "\"says\":\"every accepted event is sealed and witnessed, or has been accepted just now"));
    }

    /** As the log has them; the gateway itself asks neither. */
    @Test
    void healthNamesWitnessesAndMirrorsAsTheLogKnowsThem() {
        gateway.target("log").saysStatus("""
                {"state":"open","publishing":{"witnesses":[{"name":"customs.example/witness","good":true,"resting":false},
                {"name":"bank.example/witness","good":false,"problem":"cannot be asked"}],
                "mirrors":[{"name":"archive.example/mirror","size":7}]}}""");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(gateway.get("/health").body())
                                .contains(
                                        "\"cosigners\":[{\"name\":\"customs.example/witness\",\"kind\":\"WITNESS\",\"counts\":true},"
                                                + "{\"name\":\"bank.example/witness\",\"kind\":\"WITNESS\",\"counts\":false,"
                                                + "\"problem\":\"cannot be asked\"},"
                                                + "{\"name\":\"archive.example/mirror\",\"kind\":\"MIRROR\",\"counts\":true}]"));
        gateway.target("log").saysStatus("{\"state\":\"opening\"}");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(gateway.get("/health").body()).doesNotContain("cosigners"));
    }

    @Test
    void isServedAtTheRootAndLoadsNothingFromElsewhere() {
        HttpResponse<String> page = gateway.get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<title>Symbia</title>", "id=\"digest\"", "id=\"root\"", "href=\"/api\"");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        for (String path : new String[] {"/", "/page.js", "/texts.js", "/page.css"}) {
            assertThat(gateway.get(path).statusCode()).isEqualTo(200);
            assertThat(gateway.get(path).body()).as(path).doesNotContain("http://", "https://");
        }
    }

    @Test
    void bothLanguagesSayTheSame() {
        String texts = gateway.get("/texts.js").body();
        String english = texts.substring(texts.indexOf("en: {"), texts.indexOf("\"zh-Hans\": {"));
        String chinese = texts.substring(texts.indexOf("\"zh-Hans\": {"));
        assertThat(names(chinese)).isEqualTo(names(english)).hasSizeGreaterThan(20);
        String page = gateway.get("/").body();
        for (MatchResult used :
                Pattern.compile("data-text=\"(\\w+)\"").matcher(page).results().toList()) {
            assertThat(names(english)).contains(used.group(1));
        }
    }

    @Test
    void leadsToTheDescriptionsOfAllServices() {
        HttpResponse<String> page = gateway.get("/api");
        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(gateway.get("/swagger-ui/index.html").body()).contains("swagger-ui");
        String configuration = gateway.get("/v3/api-docs/swagger-config").body();
        for (String service : new String[] {"supply-chain", "logistics", "payment", "credit"}) {
            assertThat(configuration).contains("\"/" + service + "/v3/api-docs\"");
        }
    }

    @Test
    void isReadyAndShowsItsBreakersToOperators() {
        assertThat(gateway.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(gateway.get("/actuator/prometheus").body()).contains("resilience4j_circuitbreaker_state");
        for (String path : new String[] {"/actuator/env", "/actuator/gateway", "/actuator/heapdump"}) {
            assertThat(gateway.get(path).statusCode()).isEqualTo(404);
        }
    }

    private static Set<String> names(String texts) {
        Set<String> names = new TreeSet<>();
        Pattern.compile("^    (\\w+):", Pattern.MULTILINE)
                .matcher(texts)
                .results()
                .forEach(match -> names.add(match.group(1)));
        return names;
    }
}
