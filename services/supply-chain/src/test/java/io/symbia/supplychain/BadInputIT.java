package io.symbia.supplychain;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.support.testkit.HttpAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused at the door or by an aggregate, with its code and the field at fault. */
class BadInputIT {
    private static final String ORDER = GoodsBodies.order("teehaus-hh", "zj-tea-coop");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "lineNumber":1                            | "lineNumber":1.5                           | 400 |                             | /lines/0/lineNumber
            "lineNumber":1                            | "lineNumber":"1"                           | 400 | wrong_type                  | /lines/0/lineNumber
            "lineNumber":1                            | "lineNumber":0                             | 400 | invalid_value               |
            "gtin":"19506000134366"                   | "gtin":"19506000134367"                    | 400 | invalid_value               | /lines/0/gtin
            "value":"200"                             | "value":"0"                                | 400 | invalid_value               | /lines/0/quantity
            "value":"200"                             | "value":"-1"                               | 400 | invalid_value               | /lines/0/quantity
            "value":"200"                             | "value":200                                | 400 | wrong_type                  | /lines/0/quantity/value
            "value":"200"                             | "value":"NaN"                              | 400 | invalid_value               | /lines/0/quantity/value
            "value":"200"                             | "value":"1e400"                            | 400 | invalid_value               | /lines/0/quantity/value
            "total":{"amount":"1.00"                  | "total":{"amount":"1.001"                  | 400 | invalid_value               | /total
            "total":{"amount":"1.00"                  | "total":{"amount":"1.01"                   | 422 | total_does_not_add_up       | /total
            "goodsValue":{"amount":"1.00"             | "goodsValue":{"amount":"0.99"              | 422 | lines_do_not_sum_to_goods_value | /goodsValue
            "lineTotal":{"amount":"1.00"              | "lineTotal":{"amount":"-1.00"              | 422 | negative_amount             | /lines/0/lineTotal
            "total":{"amount":"1.00","currency":"EUR" | "total":{"amount":"1.00","currency":"USD"  | 422 | wrong_currency              | /total
            "currency":"EUR",                         | "currency":"",                             | 400 | invalid_value               | /currency
            "total":{"amount":"1.00","currency":"EUR" | "total":{"amount":"1.00","currency":""     | 400 | invalid_value               | /total/currency
            "buyer":"teehaus-hh",                     | "buyer":"teehaus-hh","eventTimeZoneOffset":"", | 400 | invalid_value           | /eventTimeZoneOffset
            "buyer":"teehaus-hh",                     | "buyer":"teehaus-hh","deliverBy":"2026-2-3", | 400 | invalid_value             | /deliverBy
            "buyer":"teehaus-hh",                     | "buyer":"teehaus-hh","deliverBy":"2026-12-03T23:00:00Z", | 400 | invalid_value | /deliverBy
            "buyer":"teehaus-hh",                     | "buyer":"teehaus-hh","deliverBy":"+99999-12-03", | 400 | invalid_value          | /deliverBy
            "buyer":"teehaus-hh",                     | "buyer":"teehaus-hh","eventTimeZoneOffset":"+1", | 400 | invalid_value          | /eventTimeZoneOffset
            "buyer":"teehaus-hh",                     | "buyer":"teehaus-hh","occurredAt":"-0001-12-03T00:00:00Z", | 400 | invalid_value | /occurredAt
            "buyer":"teehaus-hh",                     | "buyer":"teehaus-hh","occurredAt":"9999-12-31T23:59:59-01:00", | 400 | invalid_value | /occurredAt
            "buyer":"teehaus-hh",                     | "buyer":"teehaus-hh","mode":"UNRECOGNISED", | 400 | invalid_value              | /mode
            "currency":"EUR",                         | "currency":"XXY",                          | 400 | invalid_value               | /currency
            "seller":"zj-tea-coop"                    | "seller":"teehaus-hh"                      | 422 | buyer_is_seller             | /seller
            "buyer":"teehaus-hh"                      | "buyer":"a b"                              | 400 | invalid_value               | /buyer
            "buyer":"teehaus-hh"                      | "buyer":null                               | 400 | wrong_type                  | /buyer
            "buyer":"teehaus-hh",                     |                                            | 400 | missing                     | /buyer
            "buyer":"teehaus-hh",                     | "buyer":"teehaus-hh","status":"CLOSED",    | 400 | unknown_field               | /status
            "buyer":"teehaus-hh",                     | "buyer":"teehaus-hh","buyer":"x",          | 400 |                             |
            "buyer":"teehaus-hh", | "buyer":"teehaus-hh","mode":"AIR","incoterm":{"rule":"FOB","place":"Ningbo"}, | 422 | incoterm_not_for_mode | /incoterm
            "buyer":"teehaus-hh", | "buyer":"teehaus-hh","occurredAt":"2099-01-01T00:00:00Z", | 422 | occurred_in_future |
            "buyer":"teehaus-hh", | "buyer":"teehaus-hh","occurredAt":"2020-01-01T00:00:00.0001Z", | 400 | invalid_value | /occurredAt
            """)
    void anOrderIsRefusedWithItsField(String good, String bad, int status, String code, String pointer) {
        assertThat(ORDER).contains(good);
        String body = ORDER.replaceFirst(
                java.util.regex.Pattern.quote(good), java.util.regex.Matcher.quoteReplacement(bad == null ? "" : bad));
        HttpAnswer answer = RunningService.as("teehaus-hh").put("/supply-chain/orders/teehaus-hh:BAD-1", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(answer.text("/detail"))
                .as("words for whoever asked")
                .doesNotContain("java.", "io.symbia", "Cannot ", "could not be parsed");
        if (code != null) assertThat(answer.text("/code")).as(answer.body()).isEqualTo(code);
        if (pointer != null)
            assertThat(answer.text("/pointer")).as(answer.body()).isEqualTo(pointer);
        assertThat(RunningService.as("teehaus-hh")
                        .get("/supply-chain/orders/teehaus-hh:BAD-1")
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "'',        400",
        "'{',       400",
        "'[]',      400",
        "'null',    400",
        "'{}',      400",
        "'{\"a\":1}x', 400"
    })
    void whatIsNoOrderIsRefused(String body, int status) {
        HttpAnswer answer = RunningService.as("teehaus-hh").put("/supply-chain/orders/teehaus-hh:BAD-2", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.text("/code")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/trade-items/19506000134367,        gtin",
        "/batches/19506000134366,            batch",
        "/batches/19506000134367.A,          batch",
        "/batches/19506000134366.%2541,      batch",
        "/units/395060000000000017,          sscc",
        "/traces/units/395060000000000017,   sscc",
        "/orders/a%20b,                      orderNumber"
    })
    void aWrongCheckDigitInAPathIsRefused(String path, String name) {
        HttpAnswer answer = RunningService.as("x").get("/supply-chain" + path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.text("/pointer")).contains(name);
    }

    /** A value of ours says what is due; the JDK would say "No enum constant io.symbia…", or nothing at all. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /orders?state=x        | state       | one of PLACED, ACCEPTED
            /orders?currency=x     | currency    | a currency is its code in ISO 4217, such as EUR
            /orders?buyer=a%20b    | buyer       | a%20b
            /totals?currency=eur   | currency    | a currency is its code in ISO 4217, such as EUR
            /totals                | currency    | lacks the parameter currency
            /batches?state=MADE    | state       | one of
            """)
    void aParameterThatCannotBeReadIsToldWhatIsDue(String path, String name, String word) {
        HttpAnswer answer = RunningService.as("x").get("/supply-chain" + path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.text("/pointer")).isEqualTo(name);
        assertThat(answer.text("/detail")).contains(word.replace("%20", " ")).doesNotContain("io.symbia", "null");
    }

    @Test
    void aStrangerMayNot() {
        RunningService.put("teehaus-hh", "/orders/teehaus-hh:BAD-3", ORDER);
        HttpAnswer place = RunningService.as("stranger").put("/supply-chain/orders/stranger:BAD-4", ORDER);
        assertThat(place.status()).isEqualTo(403);
        assertThat(place.text("/code")).isEqualTo("not_a_party");
        HttpAnswer accept = RunningService.as("stranger")
                .put("/supply-chain/orders/teehaus-hh:BAD-3/acceptances/zj-tea-coop", "{}");
        assertThat(accept.status()).isEqualTo(403);
        assertThat(accept.text("/code")).isEqualTo("acceptance_in_anothers_name");
        HttpAnswer cancel = RunningService.as("stranger")
                .put("/supply-chain/orders/teehaus-hh:BAD-3/cancellation", "{\"reason\":\"x\"}");
        assertThat(cancel.status()).isEqualTo(403);
        assertThat(RunningService.get()
                        .http()
                        .put("/supply-chain/orders/teehaus-hh:BAD-5", ORDER)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(RunningService.as("x").get("/supply-chain/orders/x:NONE").status())
                .isEqualTo(404);
        assertThat(RunningService.as("x")
                        .put("/supply-chain/orders/x:NONE/acceptances/x", "{}")
                        .status())
                .isEqualTo(404);
        assertThat(RunningService.as("x")
                        .get("/supply-chain/orders?state=WHATEVER")
                        .status())
                .isEqualTo(400);
        assertThat(RunningService.as("x")
                        .get("/supply-chain/orders?limit=100000")
                        .status())
                .isEqualTo(400);
    }
}
