package io.symbia.payment;

import static io.symbia.payment.RunningPayment.*;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused, with which code, and where the answer points. */
class PaymentRefusalsIT {

    private static final String GOOD = terms("PO-E-refused", PAYEE, "100.00", "UCR-r1");

    @BeforeAll
    static void prepare() {
        put(PAYER, "/escrows/TEEHAUS-HH:E-unfunded", terms("PO-E-unfunded", PAYEE, "100.00", "UCR-r2"));
        funded("E-funded", PAYEE, "100.00", "UCR-r3");
        funded("E-disputed", PAYEE, "100.00", "UCR-r4");
        put(PAYER, "/escrows/TEEHAUS-HH:E-disputed/disputes/D-1", "{}");
        funded("E-refunded", PAYEE, "100.00", "UCR-r5");
        put(PAYEE, "/escrows/TEEHAUS-HH:E-refunded/refund", amount("100.00"));
    }

    /** The terms above with one piece of text replaced by another. */
    @ParameterizedTest(name = "{2}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        {"orderNumber"               | {"orderNumber                   | 400 | not_json                      |
        "orderNumber":"TEEHAUS-HH:PO-E-refused",|                                 | 400 | missing                       | /orderNumber
        "arbiter"                    | "referee"                       | 400 | unknown_field                 | /referee
        "TEEHAUS-HH:PO-E-refused"               | "TEEHAUS-HH:PO E"                          | 400 | invalid_value                 | /orderNumber
        "100.00"                     | "100.001"                       | 400 | invalid_value                 | /amount
        "100.00"                     | 100.00                          | 400 | *                             | *
        "100.00"                     | "1e2"                           | 400 | invalid_value                 | /amount/amount
        "100.00"                     | "NaN"                           | 400 | invalid_value                 | /amount/amount
        "100.00"                     | "-100.00"                       | 400 | invalid_value                 | *
        "100.00"                     | "0.00"                          | 400 | invalid_value                 | *
        "EUR"                        | "EURO"                          | 400 | invalid_value                 | /amount/currency
        "EUR"                        | "XAU"                           | 400 | invalid_value                 | /amount/currency
        {"kind":"CONSIGNMENT_DELIVERED","subject":"ZJ-TEA-COOP:UCR-r1"} |           | 400 | invalid_value                 | *
        "subject":"ZJ-TEA-COOP:UCR-r1"           | "subject":"ZJ-TEA-COOP:UCR r1"              | 400 | invalid_value                 | /rule/tranches/0/conditions/0
        "CONSIGNMENT_DELIVERED","subject":"ZJ-TEA-COOP:UCR-r1" | "INSPECTION_PASSED","subject":"19506000134367.ZJ2611A" | 400 | invalid_value | /rule/tranches/0/conditions/0
        "CONSIGNMENT_DELIVERED"      | "RECEIPT_CONFIRMED"             | 400 | invalid_value                 | /rule/tranches/0/conditions/0/kind
        "tranches":                  | "version":2,"tranches":         | 400 | invalid_value                 | *
        "tranches":                  | "language":"ANY_CONDITION","tranches": | 400 | invalid_value          | /rule/language
        "weight":1                   | "weight":0                      | 400 | invalid_value                 | *
        "weight":1,                  |                                 | 400 | invalid_value                 | /rule/tranches/0
        "weight":1                   | "amount":{"amount":"99.99","currency":"EUR"} | 422 | tranches_do_not_sum_to_amount | /rule/tranches
        "weight":1                   | "amount":{"amount":"100.00","currency":"USD"} | 422 | tranches_do_not_sum_to_amount | /rule/tranches
        "T-UCR-r1"                   | "T-0123456789012345678901234"   | 400 | invalid_value                 | /rule/tranches/0/trancheId
        "payee":"ZJ-TEA-COOP"        | "payee":"TEEHAUS-HH"            | 422 | parties_are_the_same          | /payee
        "arbiter":"CHAMBER-HH"       | "arbiter":"ZJ-TEA-COOP"         | 422 | arbiter_is_a_party            | /arbiter
        "arbiter":"CHAMBER-HH"       | "occurredAt":"2099-01-01T00:00:00.000Z" | 422 | occurred_in_future    | /occurredAt
        "arbiter":"CHAMBER-HH"       | "occurredAt":"2024-01-01T00:00:00.000001Z" | 400 | invalid_value      | /occurredAt
        "payer":"TEEHAUS-HH"         | "payer":"TEEHAUS-BREMEN"        | 403 | not_a_party                   |
        """)
    void termsThatNobodyCanAgree(String text, String other, int status, String code, String pointer) {
        String body = GOOD.replace(text, other == null ? "" : other);
        assertThat(body).as("the table names a text of the terms").isNotEqualTo(GOOD);
        put(PAYER, "/escrows/TEEHAUS-HH:E-refused", body).requireProblem(status, code, pointer);
        assertThat(get(PAYER, "/escrows/TEEHAUS-HH:E-refused").status()).isEqualTo(404);
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
        TEEHAUS-HH  | /escrows/TEEHAUS-HH:E-none/funding                      | 100.00  | 404 | stream_not_found                 |
        TEEHAUS-HH  | /escrows/TEEHAUS-HH:E%20x/funding                       | 100.00  | 400 | *                                | *
        ZJ-TEA-COOP | /escrows/TEEHAUS-HH:E-unfunded/funding                  | 100.00  | 403 | not_a_party                      |
        TEEHAUS-HH  | /escrows/TEEHAUS-HH:E-unfunded/funding                  | 99.99   | 422 | funding_is_not_the_agreed_amount | /amount
        TEEHAUS-HH  | /escrows/TEEHAUS-HH:E-unfunded/funding                  | 100.01  | 422 | funding_is_not_the_agreed_amount | /amount
        TEEHAUS-HH  | /escrows/TEEHAUS-HH:E-funded/funding                    | 50.00   | 409 | escrow_already_funded            |
        TEEHAUS-HH  | /escrows/TEEHAUS-HH:E-funded/refund                     | 100.00  | 403 | not_a_party                      |
        ZJ-TEA-COOP | /escrows/TEEHAUS-HH:E-funded/refund                     | 100.01  | 409 | refund_is_not_what_remains       | /amount
        ZJ-TEA-COOP | /escrows/TEEHAUS-HH:E-unfunded/refund                   | 100.00  | 409 | escrow_not_funded                |
        ZJ-TEA-COOP | /escrows/TEEHAUS-HH:E-disputed/refund                   | 100.00  | 409 | escrow_disputed                  |
        ZJ-TEA-COOP | /escrows/TEEHAUS-HH:E-refunded/refund                   | 1.00    | 409 | escrow_settled                   |
        """)
    void movementsThatNobodyMayMake(String who, String path, String amount, int status, String code, String pointer) {
        put(who, path, amount(amount)).requireProblem(status, code, pointer);
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        TEEHAUS-HH  | /escrows/TEEHAUS-HH:E-unfunded/disputes/D-1              | {}                    | 409 | escrow_not_funded |
        TEEHAUS-HH  | /escrows/TEEHAUS-HH:E-refunded/disputes/D-1              | {}                    | 409 | escrow_settled    |
        TEEHAUS-HH  | /escrows/TEEHAUS-HH:E-disputed/disputes/D-2              | {}                    | 409 | escrow_disputed   |
        SOMEBODY    | /escrows/TEEHAUS-HH:E-funded/disputes/D-1                | {}                    | 403 | not_a_party       |
        ZJ-TEA-COOP | /escrows/TEEHAUS-HH:E-disputed/disputes/D-1              | {}                    | 409 | dispute_already_exists_with_other_content |
        TEEHAUS-HH  | /escrows/TEEHAUS-HH:E-disputed/disputes/D-1              | {"statement":"wet"}   | 409 | dispute_already_exists_with_other_content |
        TEEHAUS-HH  | /escrows/TEEHAUS-HH:E-funded/disputes/D-1                | {"statement":" "}     | 400 | *                 | *
        TEEHAUS-HH  | /escrows/TEEHAUS-HH:E-funded/disputes/D-9/resolution     | {"outcome":"RELEASE"} | 404 | dispute_not_found |
        TEEHAUS-HH  | /escrows/TEEHAUS-HH:E-disputed/disputes/D-1/resolution   | {"outcome":"REFUND"}  | 403 | not_a_party       |
        SOMEBODY    | /escrows/TEEHAUS-HH:E-disputed/disputes/D-1/resolution   | {"outcome":"RESUME"}  | 403 | not_a_party       |
        TEEHAUS-HH  | /escrows/TEEHAUS-HH:E-disputed/disputes/D-1/resolution   | {"outcome":"MAYBE"}   | 400 | invalid_value     | /outcome
        """)
    void disputesThatNobodyMayHave(String who, String path, String body, int status, String code, String pointer) {
        put(who, path, body).requireProblem(status, code, pointer);
    }
}
