package io.symbia.credit;

import static io.symbia.credit.RunningCredit.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.credit.file.CreditFile;
import io.symbia.credit.score.Fact;
import io.symbia.credit.score.Score;
import io.symbia.credit.score.ScoreModel;
import io.symbia.events.credit.conduct.ConductRole;
import io.symbia.events.credit.conduct.EvidenceKind;
import io.symbia.events.credit.score.EvidenceFilter;
import io.symbia.events.credit.score.Selection;
import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.envelope.SealedEvent;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.payment.EscrowEvent.DisputeOutcome;
import io.symbia.support.testkit.HttpAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A credit file as the other domains' events make it, and the score that anybody can compute again from what is public. */
class CreditFileIT {
    private static final String AS_OF = Conduct.FIRST.plus(Duration.ofDays(100)).toString();

    @Test
    void aScoreNamesTheEventsBehindEachFactorAndCanBeComputedAgain() {
        Conduct conduct = new Conduct("F-COOP", "F-TEEHAUS");
        List<SealedEvent> deliveries = List.of(
                conduct.delivered("UCR-F-1", 0), conduct.delivered("UCR-F-2", -1), conduct.delivered("UCR-F-3", 3));
        List<SealedEvent> inspections =
                List.of(conduct.inspected("INSP-F-1", "0.03", true), conduct.inspected("INSP-F-2", "0.06", false));
        conduct.agreed("E-F-1");
        SealedEvent raised = conduct.disputed("E-F-1", "D-1");
        SealedEvent resolved = conduct.resolved("E-F-1", "D-1", DisputeOutcome.RELEASE);
        SealedEvent paid = conduct.paid("E-F-1");
        eventuallyCounts(
                "F-COOP",
                Map.of(
                        "DELIVERY",
                        3,
                        "INSPECTION_PASSED",
                        1,
                        "INSPECTION_FAILED",
                        1,
                        "DISPUTE_RAISED",
                        1,
                        "DISPUTE_CLEARED",
                        1,
                        "PAYMENT_SETTLED",
                        1));
        eventuallyCounts("F-TEEHAUS", Map.of("DISPUTE_LOST", 1, "PAYMENT_SETTLED", 1));

        HttpAnswer run = scored("F-COOP", "SR-1");
        HttpAnswer shown = getAfter(run, "SOMEBODY", "/files/F-COOP/score-runs/SR-1");
        // 2 of 3 punctual, 1 of 2 passed, 1 of 1 cleared, 1 of 2 settled without dispute, 1 payment, 100 days.
        int points = (30 * 6_666 + 20 * 5_000 + 20 * 10_000 + 10 * 5_000 + 10 * 1_000 + 10 * 4_000) / 100;
        assertThat(shown.json().at("/score").asInt()).isEqualTo(points);
        assertThat(shown.text("/band")).isEqualTo("C");
        assertThat(getAfter(run, "SOMEBODY", "/files/F-COOP").text("/latestScore/runId"))
                .isEqualTo("SR-1");

        assertThat(evidenceOf(shown, "PUNCTUALITY")).containsExactlyInAnyOrderElementsOf(idsOf(deliveries));
        assertThat(evidenceOf(shown, "INSPECTIONS")).containsExactlyInAnyOrderElementsOf(idsOf(inspections));
        assertThat(evidenceOf(shown, "DISPUTES")).containsExactlyElementsOf(idsOf(List.of(resolved)));
        assertThat(evidenceOf(shown, "SETTLEMENT")).containsExactlyInAnyOrderElementsOf(idsOf(List.of(raised, paid)));
        assertThat(evidenceOf(shown, "VOLUME")).containsExactlyElementsOf(idsOf(List.of(paid)));

        HttpAnswer upTo = SERVICE.http()
                .get(SERVICE.http()
                        .get(shown.text("/events"))
                        .text("/items/" + shown.text("/upTo/sequence") + "/event"));
        assertThat(digestOf(upTo)).isEqualTo(shown.text("/upTo/digest"));
        assertThat(shown.text("/askedBy")).isEqualTo(BANK);

        Score again = ScoreModel.current().score(publicFactsOf("F-COOP"), Instant.parse(shown.text("/asOf")));
        assertThat(again.points()).isEqualTo(points);
        assertThat(again.band().name()).isEqualTo(shown.text("/band"));
        assertThat(RunningCredit.SERVICE
                        .http()
                        .get(run.text("/events/0/event"))
                        .json()
                        .at("/data/factors"))
                .isEqualTo(shown.json().at("/factors"));
    }

    @Test
    void theModelIsWhatItsHashSays() {
        new Conduct("F-MODEL", "F-BUYER").delivered("UCR-F-M", 0);
        eventuallyCounts("F-MODEL", Map.of("DELIVERY", 1));
        HttpAnswer shown = getAfter(scored("F-MODEL", "SR-1"), "SOMEBODY", "/files/F-MODEL/score-runs/SR-1");
        assertThat(shown.text("/band")).isEqualTo("UNRATED");
        HttpAnswer model = get("SOMEBODY", "/score-models/" + shown.text("/modelId"));
        assertThat(digestOf(model)).isEqualTo(shown.text("/modelHash"));
        HttpAnswer code = get("SOMEBODY", "/score-models/" + shown.text("/modelId") + "/code");
        assertThat(digestOf(code)).isEqualTo(shown.text("/codeHash"));
    }

    private static String digestOf(HttpAnswer answer) {
        return Digest.ofContent(answer.body().getBytes(StandardCharsets.UTF_8)).hex();
    }

    /** What a later model weighs by: with whom, on which side, and about how much it was. */
    @Test
    void evidenceSaysWithWhomOnWhichSideAndAboutHowMuch() {
        Conduct conduct = new Conduct("F-SELLS", "F-BUYS");
        SealedEvent agreed = conduct.agreed("E-F-S");
        SealedEvent raised = conduct.disputed("E-F-S", "D-1");
        SealedEvent paid = conduct.paid("E-F-S");
        conduct.refundedTo("E-F-R", "F-BUYS"); // Goes back to whose it was: nobody's conduct.
        conduct.delivered("UCR-F-S", 0);
        eventuallyCounts("F-SELLS", Map.of("DISPUTE_RAISED", 1, "PAYMENT_SETTLED", 1, "DELIVERY", 1));
        eventuallyCounts("F-BUYS", Map.of("PAYMENT_SETTLED", 1));

        assertThat(saidOf("F-SELLS"))
                .containsExactlyInAnyOrder(
                        "DISPUTE_RAISED PAYEE RECEIVED F-BUYS FROM_100 EUR",
                        "PAYMENT_SETTLED PAYEE RECEIVED F-BUYS FROM_100 EUR",
                        "DELIVERY SHIPPER GIVEN F-BUYS  ");
        assertThat(saidOf("F-BUYS")).containsExactly("PAYMENT_SETTLED PAYER GIVEN F-SELLS FROM_100 EUR");
        assertThat(restsOn("F-SELLS", raised)).containsExactlyElementsOf(idsOf(List.of(raised, agreed)));
        assertThat(restsOn("F-SELLS", paid)).containsExactlyElementsOf(idsOf(List.of(paid)));
    }

    private static List<String> restsOn(String participant, SealedEvent heard) {
        String cause = heard.envelope().id();
        return publicEventsOf(participant).values().stream()
                .filter(event -> event.at("/causationid").asString().equals(cause))
                .map(event -> get("SOMEBODY", "/events/" + event.at("/id").asString() + "/origin"))
                .flatMap(origin -> origin.json().at("/restsOn").valueStream())
                .map(ground -> ground.at("/id").asString())
                .toList();
    }

    private static List<String> saidOf(String participant) {
        return publicEventsOf(participant).values().stream()
                .map(event -> event.at("/data"))
                .map(data -> String.join(
                        " ",
                        List.of(
                                        "/kind",
                                        "/role",
                                        "/direction",
                                        "/counterparty",
                                        "/magnitude/band",
                                        "/magnitude/currency")
                                .stream()
                                .map(part -> data.at(part).asString(""))
                                .toList()))
                .toList();
    }

    /** A relay that crashed sends again; a second event of the stream shows that the repeated ones were read. */
    @Test
    void eventsThatComeAgainChangeNothing() {
        Conduct conduct = new Conduct("F-TWICE", "F-ONCE");
        List<SealedEvent> events = new ArrayList<>(List.of(
                conduct.delivered("UCR-F-T", 2),
                conduct.inspected("INSP-F-T", "0.01", true),
                conduct.agreed("E-F-T"),
                conduct.disputed("E-F-T", "D-1"),
                conduct.resolved("E-F-T", "D-1", DisputeOutcome.REFUND),
                conduct.paid("E-F-T")));
        Map<String, Integer> once = Map.of(
                "DELIVERY", 1, "INSPECTION_PASSED", 1, "DISPUTE_RAISED", 1, "DISPUTE_LOST", 1, "PAYMENT_SETTLED", 1);
        eventuallyCounts("F-TWICE", once);
        JsonNode before = get("SOMEBODY", "/files/F-TWICE").json();
        int commits = commitsOf("F-TWICE");

        for (int round = 0; round < 3; round++) events.forEach(SERVICE::publishAgain);
        Conduct stranger = new Conduct("F-MARKER", "F-MARKER-BUYER");
        stranger.delivered("UCR-F-T", 0);
        stranger.inspected("INSP-F-T", "0.01", true);
        stranger.disputed("E-F-T", "D-2");
        stranger.paid("E-F-T");
        eventuallyCounts(
                "F-MARKER", Map.of("DELIVERY", 1, "INSPECTION_PASSED", 1, "DISPUTE_RAISED", 1, "PAYMENT_SETTLED", 1));

        assertThat(get("SOMEBODY", "/files/F-TWICE").json()).isEqualTo(before);
        assertThat(commitsOf("F-TWICE")).isEqualTo(commits);
        assertThat(counts("F-ONCE")).isEqualTo(Map.of("DISPUTE_CLEARED", 1, "PAYMENT_SETTLED", 1));
    }

    @Test
    void aRunThatIsAskedForAgainStandsAsItWas() {
        Conduct conduct = new Conduct("F-RUN", "F-BUYER");
        conduct.delivered("UCR-F-R1", 0);
        eventuallyCounts("F-RUN", Map.of("DELIVERY", 1));
        HttpAnswer first = getAfter(scored("F-RUN", "SR-1"), "SOMEBODY", "/files/F-RUN/score-runs/SR-1");
        conduct.delivered("UCR-F-R2", 9);
        eventuallyCounts("F-RUN", Map.of("DELIVERY", 2));

        HttpAnswer again = accepted(BANK, "/files/F-RUN/score-runs/SR-1", "");
        assertThat(again.json().at("/events")).isEmpty();
        assertThat(get("SOMEBODY", "/files/F-RUN/score-runs/SR-1").body()).isEqualTo(first.body());
        HttpAnswer second = getAfter(scored("F-RUN", "SR-2"), "SOMEBODY", "/files/F-RUN/score-runs/SR-2");
        assertThat(second.json().at("/score").asInt())
                .isLessThan(first.json().at("/score").asInt());
        assertThat(second.json().at("/upTo/sequence").asLong()).isEqualTo(2);
    }

    @Test
    void aParticipantOfWhomNothingIsKnownHasNoScore() {
        put(BANK, "/files/F-NOBODY/score-runs/SR-1", "{}").requireProblem(404, "stream_not_found", "");
    }

    private static HttpAnswer scored(String participant, String run) {
        HttpAnswer answer =
                accepted(BANK, "/files/" + participant + "/score-runs/" + run, "{\"occurredAt\":\"" + AS_OF + "\"}");
        assertThat(answer.text("/events/0/type")).isEqualTo("symbia.credit.file.score-run-completed.v1");
        return answer;
    }

    /** The ids of the events of other domains that a factor rests on, as the file's own public events name them. */
    private static List<String> evidenceOf(HttpAnswer run, String factor) {
        Map<Long, JsonNode> file = publicEventsOf(run.text("/participantId"));
        List<Fact> facts = publicFactsOf(run.text("/participantId"));
        List<String> ids = new ArrayList<>();
        for (JsonNode one : run.json().at("/factors")) {
            if (!one.at("/name").asString().equals(factor)) continue;
            List<Fact> found = Fact.found(filter(one.at("/evidence")), facts);
            assertThat(one.at("/count").asInt()).isEqualTo(found.size());
            for (Fact fact : found) {
                ids.add(file.get(fact.sequence()).at("/data/evidence/eventId").asString());
            }
        }
        return ids;
    }

    private static EvidenceFilter filter(JsonNode json) {
        assertThat(json.at("/roles")).isEmpty();
        List<EvidenceKind> kinds = new ArrayList<>();
        for (JsonNode kind : json.at("/kinds")) kinds.add(EvidenceKind.valueOf(kind.asString()));
        return new EvidenceFilter(
                kinds, List.of(), Selection.valueOf(json.at("/selection").asString()));
    }

    /** The file's events by sequence, as anybody gets them: bytes whose digest is the one that is listed. */
    private static Map<Long, JsonNode> publicEventsOf(String participant) {
        Map<Long, JsonNode> events = new TreeMap<>();
        for (JsonNode reference : SERVICE.http()
                .get("/credit/streams/file/" + participant + "/events")
                .json()
                .at("/items")) {
            HttpAnswer bytes = SERVICE.http().get(reference.at("/event").asString());
            assertThat(Digest.ofContent(bytes.body().getBytes(StandardCharsets.UTF_8))
                            .hex())
                    .isEqualTo(reference.at("/digest").asString());
            events.put(reference.at("/sequence").asLong(), bytes.json());
        }
        return events;
    }

    private static List<Fact> publicFactsOf(String participant) {
        List<Fact> facts = new ArrayList<>();
        publicEventsOf(participant).forEach((sequence, event) -> {
            if (!event.at("/type").asString().equals("symbia.credit.file.evidence-ingested.v1")) return;
            JsonNode days = event.at("/data/daysLate");
            facts.add(new Fact(
                    sequence,
                    EvidenceKind.valueOf(event.at("/data/kind").asString()),
                    ConductRole.valueOf(event.at("/data/role").asString()),
                    Instant.parse(event.at("/data/occurredAt").asString()),
                    days.isMissingNode() ? Optional.empty() : Optional.of(days.asInt())));
        });
        return facts;
    }

    private static List<String> idsOf(List<SealedEvent> events) {
        return events.stream().map(event -> event.envelope().id()).toList();
    }

    private static int commitsOf(String participant) {
        return SERVICE.commits(CreditFile.streamOf(new ParticipantId(participant)))
                .size();
    }

    private static Map<String, Integer> counts(String participant) {
        Map<String, Integer> counts = new HashMap<>();
        get("SOMEBODY", "/files/" + participant)
                .json()
                .at("/evidence")
                .properties()
                .forEach(kind -> counts.put(kind.getKey(), kind.getValue().asInt()));
        return counts;
    }

    private static void eventuallyCounts(String participant, Map<String, Integer> expected) {
        SERVICE.eventually(() -> assertThat(counts(participant)).isEqualTo(expected));
    }
}
