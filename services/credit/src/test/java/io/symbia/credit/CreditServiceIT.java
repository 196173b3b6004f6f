package io.symbia.credit;

import static io.symbia.credit.RunningCredit.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.credit.line.CreditLine;
import io.symbia.events.credit.CreditLineId;
import io.symbia.events.kernel.envelope.SealedEvent;
import io.symbia.support.testkit.HttpAnswer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Participants and credit lines on the running service: what is answered, what is shown, and to whom. */
class CreditServiceIT {
    private static final String PERSON = "p-000102030405060708090a0b0c0d0e0f";

    @Test
    void aParticipantIsRegisteredActivatedSuspendedAndActivatedAgain() {
        HttpAnswer registered = put(CHAMBER, "/participants/S-COOP", registration("Zhejiang Tea Cooperative"));
        assertThat(registered.status()).isEqualTo(201);
        assertThat(registered.header("Location"))
                .hasValue("/credit/participants/S-COOP" + "?atLeast=" + registered.text("/events/0/id"));
        assertThat(registered.text("/events/0/type")).isEqualTo("symbia.credit.participant.registered.v1");
        assertThat(getAfter(registered, CHAMBER, "/participants/S-COOP").text("/state"))
                .isEqualTo("REGISTERED");

        HttpAnswer activated = accepted(CHAMBER, "/participants/S-COOP/activation", "{}");
        assertThat(getAfter(activated, CHAMBER, "/participants/S-COOP").text("/state"))
                .isEqualTo("ACTIVE");
        HttpAnswer suspended =
                accepted(CHAMBER, "/participants/S-COOP/suspension", "{\"reason\":\"EVIDENCE_EXPIRED\"}");
        HttpAnswer shown = getAfter(suspended, CHAMBER, "/participants/S-COOP");
        assertThat(shown.text("/state")).isEqualTo("SUSPENDED");
        assertThat(shown.text("/registeredBy")).isEqualTo(CHAMBER);
        assertThat(get(CHAMBER, "/participants?state=SUSPENDED").body()).contains("S-COOP");
        assertThat(get(CHAMBER, "/participants?state=ACTIVE").body()).doesNotContain("S-COOP");
        get(CHAMBER, "/participants?state=active").requireProblem(400, "invalid_value", "state");

        HttpAnswer again = accepted(CHAMBER, "/participants/S-COOP/activation", "");
        assertThat(getAfter(again, CHAMBER, "/participants/S-COOP").text("/state"))
                .isEqualTo("ACTIVE");
    }

    @Test
    void theVersionIsGivenAndAskedFor() {
        HttpAnswer registered = put(CHAMBER, "/participants/S-TAG", registration("Tag"));
        assertThat(registered.header("ETag")).hasValue("\"0\"");
        HttpAnswer activated = as(CHAMBER).with("If-Match", "\"0\"").put("/credit/participants/S-TAG/activation", "{}");
        assertThat(activated.status()).as(activated.body()).isEqualTo(200);
        assertThat(activated.header("ETag")).hasValue("\"1\"");

        HttpAnswer late = as(CHAMBER)
                .with("If-Match", "\"0\"")
                .put("/credit/participants/S-TAG/suspension", "{\"reason\":\"OWN_REQUEST\"}")
                .requireProblem(412, "version_mismatch", "If-Match");
        assertThat(late.json().at("/accepted/0").asString()).isEqualTo("\"1\"");
        assertThat(getAfter(activated, CHAMBER, "/participants/S-TAG").text("/state"))
                .isEqualTo("ACTIVE");
        HttpAnswer suspended = as(CHAMBER)
                .with("If-Match", "*")
                .put("/credit/participants/S-TAG/suspension", "{\"reason\":\"OWN_REQUEST\"}");
        assertThat(suspended.header("ETag")).hasValue("\"2\"");
    }

    @Test
    void repeatedRequestsChangeNothing() {
        accepted(CHAMBER, "/participants/S-AGAIN", registration("Again"));
        accepted(CHAMBER, "/participants/S-AGAIN/activation", "{}");
        accepted(BANK, "/lines/BANK-HH:L-AGAIN", line("S-AGAIN", "500.00"));
        accepted(BANK, "/lines/BANK-HH:L-AGAIN/reservations/R-1", reservation("PO-S-1", "100.00"));
        accepted(BANK, "/lines/BANK-HH:L-AGAIN/reservations/R-1/release", "{}");
        long before = SERVICE.commitCount();

        List<HttpAnswer> again = List.of(
                put(CHAMBER, "/participants/S-AGAIN", registration("Again")),
                put(CHAMBER, "/participants/S-AGAIN/activation", "{}"),
                put(BANK, "/lines/BANK-HH:L-AGAIN", line("S-AGAIN", "500.00")),
                put(BANK, "/lines/BANK-HH:L-AGAIN/reservations/R-1", reservation("PO-S-1", "100.00")),
                put(BANK, "/lines/BANK-HH:L-AGAIN/reservations/R-1/release", "{}"));

        for (HttpAnswer answer : again) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.json().at("/events")).isEmpty();
        }
        assertThat(SERVICE.commitCount()).isEqualTo(before);
    }

    /** It stays in the commit; the sealed bytes hold a digest in its place. */
    @Test
    void aPersonsNameIsShownInNoView() {
        String path = "/participants/" + PERSON;
        HttpAnswer registered =
                put(CHAMBER, path, "{\"personalName\":\"Erika Mustermann\",\"roles\":[\"BUYER\"],\"country\":\"DE\"}");
        for (String reader : List.of(CHAMBER, PERSON, "SOMEBODY")) {
            HttpAnswer shown = getAfter(registered, reader, path);
            assertThat(shown.text("/country")).isEqualTo("DE");
            assertThat(shown.body()).doesNotContain("Mustermann");
        }
        assertThat(get("SOMEBODY", "/participants?limit=500").body())
                .contains(PERSON)
                .doesNotContain("Mustermann");
        assertThat(SERVICE.http().get(registered.text("/events/0/event")).body())
                .doesNotContain("Mustermann");
        assertThat(SERVICE.http()
                        .get("/credit/streams/participant/" + PERSON + "/events")
                        .body())
                .contains(registered.text("/events/0/id"))
                .doesNotContain("Mustermann");
    }

    /** An organisation's name stands in a public register. */
    @Test
    void anOrganisationsProfileIsForEverybodyAndItsOwnToChange() {
        accepted(CHAMBER, "/participants/S-NAME", registration("Teehandel Nord"));
        accepted(CHAMBER, "/participants/S-NAME/activation", "{}");
        String other = """
                {"legalName":"Teehandel Süd","roles":["BUYER"],"identifiers":[{"scheme":"LEI","value":"529900T8BM49AURSDO55"}]}""";
        put(CHAMBER, "/participants/S-NAME/profile", other).requireProblem(403, "profile_of_another", "");
        HttpAnswer changed = accepted("S-NAME", "/participants/S-NAME/profile", other);
        HttpAnswer shown = getAfter(changed, "SOMEBODY", "/participants/S-NAME");
        assertThat(shown.text("/legalName")).isEqualTo("Teehandel Süd");
        assertThat(shown.text("/identifiers/0/value")).isEqualTo("529900T8BM49AURSDO55");
        assertThat(shown.text("/state")).isEqualTo("REGISTERED");
        assertThat(shown.json().has("country")).isFalse();
    }

    @Test
    void amountsOfALineAreShownToItsTwoPartiesOnly() {
        accepted(BANK, "/lines/BANK-HH:L-PRIVATE", line("S-PRIVATE", "777.77"));
        HttpAnswer reserved =
                accepted("S-PRIVATE", "/lines/BANK-HH:L-PRIVATE/reservations/R-1", reservation("PO-S-2", "333.33"));
        for (String reader : List.of(BANK, "S-PRIVATE")) {
            HttpAnswer shown = getAfter(reserved, reader, "/lines/BANK-HH:L-PRIVATE");
            assertThat(shown.text("/limit/amount")).isEqualTo("777.77");
            assertThat(shown.text("/utilised/amount")).isEqualTo("333.33");
        }
        for (String path : List.of("/lines/BANK-HH:L-PRIVATE", "/lines?participant=S-PRIVATE")) {
            HttpAnswer stranger = get("SOMEBODY", path);
            assertThat(stranger.status()).isEqualTo(200);
            assertThat(stranger.body()).contains("L-PRIVATE").doesNotContain("777.77", "333.33");
        }
        assertThat(SERVICE.http().get(reserved.text("/events/0/event")).body()).doesNotContain("333.33");
    }

    /** When the last of the order's escrow goes to the seller, nothing is owed on the order any more. */
    @Test
    void aReservationEndsWhenItsOrderIsPaidForWhole() {
        Conduct conduct = new Conduct("S-SELLER", "S-BUYER");
        accepted(BANK, "/lines/BANK-HH:L-PAID", line("S-SELLER", "500.00"));
        accepted("S-SELLER", "/lines/BANK-HH:L-PAID/reservations/R-1", reservation("PO-E-PAID", "200.00"));
        accepted("S-SELLER", "/lines/BANK-HH:L-PAID/reservations/R-2", reservation("PO-E-OTHER", "50.00"));
        conduct.agreed("E-PAID");
        conduct.released("E-PAID", false);
        conduct.disputed("E-PAID", "D-1"); // Next in the same stream: once it is in the file, the release was read.
        SERVICE.eventually(() -> assertThat(get(BANK, "/files/S-SELLER").body()).contains("DISPUTE_RAISED"));
        assertThat(SERVICE.commits(CreditLine.streamOf(new CreditLineId("BANK-HH:L-PAID"))))
                .as("granted and reserved twice; a part of the money gives nothing back")
                .hasSize(3);
        var whole = conduct.released("E-PAID", true);
        eventuallyUtilised("BANK-HH:L-PAID", "50.00");
        SERVICE.publishAgain(whole);
        requireDerivedFrom(whole, "BANK-HH:L-PAID");

        conduct.agreed("E-OTHER");
        conduct.refunded("E-OTHER");
        eventuallyUtilised("BANK-HH:L-PAID", "0.00");
        HttpAnswer shown = get(BANK, "/lines/BANK-HH:L-PAID");
        assertThat(shown.json().at("/open").asInt()).isZero();
        assertThat(shown.json().at("/released").asInt()).isEqualTo(2);
    }

    /** Neither lender nor borrower has said that the credit is given back: the service has, by its rule, and says on what it rests. */
    private static void requireDerivedFrom(SealedEvent whole, String line) {
        JsonNode last = get(BANK, "/streams/line/" + line + "/events")
                .json()
                .at("/items")
                .get(3);
        JsonNode event = SERVICE.http().get(last.at("/event").asString()).json();
        assertThat(event.at("/issuer").asString()).isEqualTo("symbia:credit");
        JsonNode origin =
                SERVICE.http().get(last.at("/event").asString() + "/origin").json();
        assertThat(origin.at("/rule").asString()).isEqualTo("credit/release-credit");
        assertThat(origin.at("/restsOn/0/digest").asString())
                .isEqualTo(whole.digest().hex());
        assertThat(origin.at("/restsOn").size()).isEqualTo(2);
    }

    /** Escrow and credit are told on different topics, so that either may come first. */
    @Test
    void aReservationForAnOrderThatIsPaidForAlreadyEndsAtOnce() {
        Conduct conduct = new Conduct("S-EARLY", "S-BUYER");
        accepted(BANK, "/lines/BANK-HH:L-EARLY", line("S-EARLY", "500.00"));
        conduct.agreed("E-EARLY");
        conduct.refunded("E-EARLY");
        accepted("S-EARLY", "/lines/BANK-HH:L-EARLY/reservations/R-1", reservation("PO-E-EARLY", "200.00"));
        SERVICE.eventually(() -> assertThat(get(BANK, "/lines/BANK-HH:L-EARLY")
                        .json()
                        .at("/released")
                        .asInt())
                .isEqualTo(1));
        eventuallyUtilised("BANK-HH:L-EARLY", "0.00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/participants/S-NONE",
                "/lines/BANK-HH:L-NONE",
                "/files/S-NONE",
                "/files/S-NONE/score-runs/SR-1",
                "/score-models/none",
                "/events/none",
                "/events/none/receipt",
                "/streams/line/BANK-HH:L-NONE/events"
            })
    void whatIsNotThereIsNotFound(String path) {
        get("SOMEBODY", path).requireProblem(404, "*", "");
    }

    private static void eventuallyUtilised(String line, String amount) {
        SERVICE.eventually(() ->
                assertThat(get(BANK, "/lines/" + line).text("/utilised/amount")).isEqualTo(amount));
    }
}
