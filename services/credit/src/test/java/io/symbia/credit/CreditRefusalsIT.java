package io.symbia.credit;

import static io.symbia.credit.RunningCredit.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.support.testkit.CapturedLog;
import io.symbia.support.testkit.HttpAnswer;
import io.symbia.support.testkit.HugeBody;
import io.symbia.support.testkit.JsonClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is refused, with which code, and where the answer points. After each refusal: nothing is kept, no name and no amount is logged, and
 * the next request is answered as ever.
 */
class CreditRefusalsIT {
    private static final String NAME = "Erika Mustermann Teehandel";
    private static final String AMOUNT = "431.87";
    private static final String REGISTRATION = registration(NAME);
    private static final String LINE = line("B-COOP", AMOUNT);
    private static final String RESERVATION = reservation("PO-B-1", AMOUNT);

    private static CapturedLog log;
    private long commitsBefore;

    @BeforeAll
    static void prepare() {
        log = CapturedLog.open();
        accepted(CHAMBER, "/participants/B-NEW", REGISTRATION);
        accepted(CHAMBER, "/participants/B-COOP", REGISTRATION);
        accepted(CHAMBER, "/participants/B-COOP/activation", "{}");
        accepted(CHAMBER, "/participants/B-LATE", REGISTRATION);
        accepted(CHAMBER, "/participants/B-LATE/activation", "{}");
        accepted(CHAMBER, "/participants/B-LATE/suspension", "{\"reason\":\"OWN_REQUEST\"}");
        accepted(BANK, "/lines/BANK-HH:L-BAD", line("B-COOP", "1000.00"));
        accepted(BANK, "/lines/BANK-HH:L-BAD/reservations/R-OPEN", reservation("PO-B-0", "600.00"));
        accepted(BANK, "/lines/BANK-HH:L-BAD/reservations/R-GIVEN", reservation("PO-B-0", "100.00"));
        accepted(BANK, "/lines/BANK-HH:L-BAD/reservations/R-GIVEN/release", "{}");
        SERVICE.eventually(
                () -> assertThat(get(BANK, "/lines/BANK-HH:L-BAD").status()).isEqualTo(200));
    }

    @BeforeEach
    void countCommits() {
        commitsBefore = SERVICE.commitCount();
    }

    @AfterEach
    void nothingIsKeptOrToldAndTheNextRequestIsAnswered() {
        assertThat(SERVICE.commitCount()).as("commits").isEqualTo(commitsBefore);
        assertThat(log.text()).doesNotContain("Mustermann", AMOUNT);
        HttpAnswer next = put(BANK, "/lines/BANK-HH:L-BAD/reservations/R-OPEN", reservation("PO-B-0", "600.00"));
        assertThat(next.status()).as(next.body()).isEqualTo(200);
        assertThat(get(BANK, "/lines/BANK-HH:L-BAD").status()).isEqualTo(200);
    }

    @AfterAll
    static void close() {
        log.close();
    }

    /** A good body with one piece of its text replaced by another. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        {"legalName"                   | {"legalName                          | 400 | not_json            |
        {"legalName"                   | [{"legalName"                        | 400 | not_json            |
        "country":"CN"}                | "country":"CN"}}                     | 400 | trailing_data       |
        "country":"CN"                 | "country":"CN","score":9000          | 400 | unknown_field       | /score
        "country":"CN"                 | "country":"CN","country":"DE"        | 400 | duplicate_name      | /country
        "country":"CN"                 | "country":"China"                    | 400 | invalid_value       | /country
        "country":"CN"                 | "country":null                       | 400 | wrong_type          | /country
        "country":"CN"                 | "identifiers":[{"scheme":"LEI","value":"529900T8BM49AURSDO56"}] | 400 | invalid_value | /identifiers/0
        "country":"CN"                 | "identifiers":[{"scheme":"VAT","value":"1"}] | 400 | invalid_value | /identifiers/0/scheme
        "country":"CN"                 | "personalName":"Erika Mustermann"    | 400 | invalid_value       | /personalName
        "legalName"                    | "personalName"                       | 422 | id_not_of_its_kind  |
        "Erika Mustermann Teehandel"   | 7                                    | 400 | wrong_type          | /legalName
        "Erika Mustermann Teehandel"   | ["Erika Mustermann Teehandel"]       | 400 | wrong_type          | /legalName
        "Erika Mustermann Teehandel"   | {"$ne":"Erika Mustermann Teehandel"} | 400 | wrong_type          | /legalName
        "Erika Mustermann Teehandel"   | " "                                  | 400 | invalid_value       | /legalName
        "legalName":"Erika Mustermann Teehandel", |                           | 400 | missing             | /legalName
        ["SUPPLIER"]                   | "SUPPLIER"                           | 400 | wrong_type          | /roles
        ["SUPPLIER"]                   | []                                   | 400 | invalid_value       | /roles
        ["SUPPLIER"]                   | ["SUPPLIER","OWNER"]                 | 400 | invalid_value       | /roles/1
        "country":"CN"                 | "occurredAt":"2099-01-01T00:00:00Z"  | 422 | occurred_in_future  | /occurredAt
        "country":"CN"                 | "occurredAt":"1980-01-01T00:00:00Z"  | 422 | occurred_too_long_ago | /occurredAt
        "country":"CN"                 | "occurredAt":"2024-01-01T00:00:00.0001Z" | 400 | invalid_value   | /occurredAt
        "country":"CN"                 | "occurredAt":"yesterday"             | 400 | invalid_value       | /occurredAt
        "country":"CN"                 | "eventTimeZoneOffset":"Asia/Shanghai" | 400 | invalid_value      | /eventTimeZoneOffset
        """)
    void aRegistrationThatIsNone(String text, String other, int status, String code, String pointer) {
        refuses(CHAMBER, "/participants/B-NONE", changed(REGISTRATION, text, other), status, code, pointer);
        get(CHAMBER, "/participants/B-NONE").requireProblem(404, "not_found", "");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        "431.87"               | "-431.87"               | 400 | invalid_value           | /limit
        "431.87"               | "0.00"                  | 400 | invalid_value           | /limit
        "431.87"               | "431.871"               | 400 | invalid_value           | /limit
        "431.87"               | "4e2"                   | 400 | invalid_value           | /limit/amount
        "431.87"               | "NaN"                   | 400 | invalid_value           | /limit/amount
        "431.87"               | 431.87                  | 400 | fractional_number       | /limit/amount
        "431.87"               | 431                     | 400 | wrong_type              | /limit/amount
        "EUR"                  | "XXQ"                   | 400 | invalid_value           | /limit/currency
        "EUR"                  | "XAU"                   | 400 | invalid_value           | /limit/currency
        "participantId":"B-COOP", |                      | 400 | missing                 | /participantId
        "B-COOP"               | "B COOP"                | 400 | invalid_value           | /participantId
        "B-COOP"               | "BANK-HH"               | 422 | lender_is_the_participant | /participantId
        """)
    void aLineThatIsNone(String text, String other, int status, String code, String pointer) {
        refuses(BANK, "/lines/BANK-HH:L-NONE", changed(LINE, text, other), status, code, pointer);
        get(BANK, "/lines/BANK-HH:L-NONE").requireProblem(404, "not_found", "");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        "431.87"               | "-431.87"               | 400 | invalid_value                   | /amount
        "431.87"               | "0.00"                  | 400 | invalid_value                   | /amount
        "431.87"               | "431.871"               | 400 | invalid_value                   | /amount
        "431.87"               | "400.01"                | 422 | amount_exceeds_available_credit | /amount
        "431.87"               | "999999999999.99"       | 422 | amount_exceeds_available_credit | /amount
        "EUR"                  | "USD"                   | 422 | currency_differs                | /amount/currency
        "orderNumber":"S-BUYER:PO-B-1" | "orderNumber":"S-BUYER:PO B"    | 400 | invalid_value                   | /orderNumber
        "orderNumber":"S-BUYER:PO-B-1" | "orderNumber":17        | 400 | wrong_type                      | /orderNumber
        """)
    void aReservationThatIsNone(String text, String other, int status, String code, String pointer) {
        String body = changed(RESERVATION, text, other);
        refuses("B-COOP", "/lines/BANK-HH:L-BAD/reservations/R-NONE", body, status, code, pointer);
    }

    /** In a state, by a participant, or about something that does not allow it. */
    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        CHAMBER-HZ | /participants/B-NONE/activation         | {}                              | 404 | stream_not_found |
        CHAMBER-HZ | /participants/B-NONE/suspension         | {"reason":"ORDERED"}            | 404 | stream_not_found |
        B-NEW      | /participants/B-NEW/activation          | {}                              | 403 | may_not_activate_itself |
        CHAMBER-HZ | /participants/B-NEW/suspension          | {"reason":"ORDERED"}            | 409 | participant_not_active |
        CHAMBER-HZ | /participants/B-LATE/suspension         | {"reason":"ORDERED"}            | 409 | participant_already_suspended |
        B-LATE     | /participants/B-LATE/activation         | {}                              | 403 | may_not_activate_itself |
        CHAMBER-HZ | /participants/B-COOP/suspension         | {"reason":"BECAUSE"}            | 400 | invalid_value | /reason
        CHAMBER-HZ | /participants/B-COOP/suspension         | {}                              | 400 | missing | /reason
        BANK-HH    | /lines/BANK-HH:L-NONE/reservations/R-1          | {"orderNumber":"S-BUYER:PO-B-1","amount":{"amount":"1.00","currency":"EUR"}} | 404 | stream_not_found |
        SOMEBODY   | /lines/BANK-HH:L-BAD/reservations/R-1           | {"orderNumber":"S-BUYER:PO-B-1","amount":{"amount":"1.00","currency":"EUR"}} | 403 | not_a_party |
        BANK-HH    | /lines/BANK-HH:L-BAD/reservations/R-NONE/release | {}                             | 404 | reservation_not_found |
        SOMEBODY   | /lines/BANK-HH:L-BAD/reservations/R-OPEN/release | {}                             | 403 | not_a_party |
        BANK-HH    | /lines/BANK-HH:L-BAD/reservations/R-OPEN/release | {"amount":{"amount":"600.01","currency":"EUR"}} | 400 | unknown_field | /amount
        BANK-HH    | /lines/BANK-HH:L-NONE/reservations/R-1/release  | {}                              | 404 | stream_not_found |
        BANK-HH    | /lines/BANK-HH:L%20BAD/reservations/R-1/release | {}                              | 400 | invalid_value | lineId
        BANK-BREMEN | /lines/BANK-HH:L-BAD | {"participantId":"B-COOP","limit":{"amount":"1000.00","currency":"EUR"}} | 403 | name_of_another |
        BANK-HH    | /files/B-NONE/score-runs/SR-1           | {}                              | 404 | stream_not_found |
        BANK-HH    | /files/B-NONE/score-runs/SR%201         | {}                              | 400 | invalid_value | runId
        """)
    void whatNobodyMayAskHere(String who, String path, String body, int status, String code, String pointer) {
        refuses(who, path, body, status, code, pointer);
    }

    /** The client names what it makes: the same name with other content is another thing, and refused. */
    @ParameterizedTest(name = "{1} {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        CHAMBER-HZ | /participants/B-COOP | {"legalName":"Other","roles":["SUPPLIER"],"country":"CN"} | participant
        CHAMBER-HZ | /participants/B-COOP | {"legalName":"Erika Mustermann Teehandel","roles":["BANK"],"country":"CN"} | participant
        BANK-HH | /lines/BANK-HH:L-BAD | {"participantId":"B-COOP","limit":{"amount":"1000.01","currency":"EUR"}} | credit_line
        BANK-HH | /lines/BANK-HH:L-BAD | {"participantId":"B-NEW","limit":{"amount":"1000.00","currency":"EUR"}} | credit_line
        BANK-HH | /lines/BANK-HH:L-BAD/reservations/R-OPEN | {"orderNumber":"S-BUYER:PO-B-0","amount":{"amount":"600.01","currency":"EUR"}} | reservation
        BANK-HH | /lines/BANK-HH:L-BAD/reservations/R-OPEN | {"orderNumber":"S-BUYER:PO-B-9","amount":{"amount":"600.00","currency":"EUR"}} | reservation
        BANK-HH | /lines/BANK-HH:L-BAD/reservations/R-GIVEN | {"orderNumber":"S-BUYER:PO-B-0","amount":{"amount":"100.01","currency":"EUR"}} | reservation
        """)
    void theSameNameWithAnotherBody(String who, String path, String body, String made) {
        refuses(who, path, body, 409, made + "_already_exists_with_other_content", "");
    }

    /** A key is for POST, which credit does not take; with PUT it changes nothing: the name in the path decides. */
    @Test
    void theSameIdempotencyKeyWithAnotherBody() {
        JsonClient keyed = as(BANK).with("Idempotency-Key", "K-1");
        String path = "/credit/lines/BANK-HH:L-BAD/reservations/R-OPEN";
        assertThat(keyed.put(path, reservation("PO-B-0", "600.00")).status()).isEqualTo(200);
        keyed.put(path, reservation("PO-B-0", "600.01"))
                .requireProblem(409, "reservation_already_exists_with_other_content", "");
        keyed.post(path, reservation("PO-B-0", "600.00")).requireProblem(405, "method_not_allowed", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "7", "\"text\"", "{\"a\":1}x", "\u0000", "{\"legalName\":\"\\ud800\"}"})
    void whatIsNoBodyAtAll(String body) {
        HttpAnswer answer = put(CHAMBER, "/participants/B-NONE", body);
        answer.requireProblem(400, "*", "*");
    }

    @Test
    void whoDoesNotSayWhoItIs() {
        SERVICE.http()
                .put("/credit/participants/B-NONE", REGISTRATION)
                .requireProblem(400, "participant_missing", "Symbia-Participant");
        as("no body").put("/credit/participants/B-NONE", REGISTRATION).requireProblem(400, "*", "Symbia-Participant");
        as("no body")
                .get("/credit/lines/BANK-HH:L-BAD")
                .requireProblem(400, "participant_missing", "Symbia-Participant");
    }

    /** A question needs no name where everybody may see the answer. */
    @Test
    void onlyWhatIsNotThere() {
        SERVICE.http().get("/credit/lines/BANK-HH:L-NONE").requireProblem(404, "not_found", null);
    }

    @Test
    void whatIsNotJson() {
        as(CHAMBER)
                .with("Content-Type", "application/xml")
                .put("/credit/participants/B-NONE", "<name>" + NAME + "</name>")
                .requireProblem(415, "unsupported_media_type", "Content-Type");
    }

    @Test
    void aHundredMegabytes() {
        for (boolean announced : new boolean[] {true, false}) {
            HttpAnswer answer =
                    HugeBody.put(as(CHAMBER), "/credit/participants/B-HUGE", 100 * HugeBody.MEGABYTE, announced);
            assertThat(answer.status()).as(answer.body()).isIn(413, 0); // 0: the door closed while we were writing.
            if (answer.status() == 413) answer.requireProblem(413, "too_large", "");
        }
    }

    @Test
    void aHundredThousandObjectsInEachOther() {
        String deep = "{\"a\":".repeat(100_000);
        put(CHAMBER, "/participants/B-DEEP", deep).requireProblem(400, "too_deep", "*");
        put(CHAMBER, "/participants/B-DEEP", "[".repeat(100_000)).requireProblem(400, "too_deep", "*");
    }

    private static void refuses(String who, String path, String body, int status, String code, String pointer) {
        HttpAnswer answer = put(who, path, body).requireProblem(status, code, pointer);
        assertThat(answer.body()).doesNotContain("Mustermann");
    }

    private static String changed(String good, String text, String other) {
        String body = good.replace(text, other == null ? "" : other);
        assertThat(body).as("the table names a text of the body").isNotEqualTo(good);
        return body;
    }
}
