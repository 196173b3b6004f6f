package io.symbia.logistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.support.testkit.HttpAnswer;
import io.symbia.support.testkit.ServiceUnderTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The door: how it describes itself, and requests that do not fit, each answered with a code that points at what is to
 * blame.
 */
class DoorIT {
    private static final String GOOD = """
            {"orderNumbers":["TEEHAUS-HH:SCMS-4"],"shipper":"ZJ-TEA","consignee":"TEEHAUS-HH",
             "goodsValue":{"amount":"551.00","currency":"USD"}}""";
    private static final String BOOKING = "/logistics/consignments/ZJ-TEA:BAD-1";
    private static final String BOOKED = "/logistics/consignments/ZJ-TEA:GOOD-1";

    private static ServiceUnderTest service;

    @BeforeAll
    static void start() {
        service = ServiceUnderTest.start(LogisticsApplication.class, "logistics");
        assertThat(service.http().as("ZJ-TEA").put(BOOKED, GOOD).status()).isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    static Stream<Arguments> requests() {
        return Stream.of(
                bad(BOOKING, "{", 400, "not_json", ""),
                bad(BOOKING, "", 400, "missing", ""),
                bad(BOOKING, GOOD + "x", 400, "trailing_data", ""),
                bad(BOOKING, more("\"status\":\"DELIVERED\""), 400, "unknown_field", "/status"),
                bad(BOOKING, good("\"shipper\":\"ZJ-TEA\",", ""), 400, "missing", "/shipper"),
                bad(BOOKING, good("\"ZJ-TEA\"", "\"\""), 400, "invalid_value", "/shipper"),
                bad(BOOKING, good("\"ZJ-TEA\"", "7"), 400, "wrong_type", "/shipper"),
                bad(BOOKING, good("\"ZJ-TEA\"", "{\"$gt\":\"\"}"), 400, "wrong_type", "/shipper"),
                bad(BOOKING, good("\"TEEHAUS-HH:SCMS-4\"", ""), 400, "invalid_value", "/orderNumbers"),
                bad(
                        BOOKING,
                        good("\"TEEHAUS-HH:SCMS-4\"", "\"TEEHAUS-HH:SCMS-4\",\"TEEHAUS-HH:SCMS-4\""),
                        400,
                        "invalid_value",
                        "/orderNumbers"),
                bad(BOOKING, good("551.00", "-551.00"), 400, "invalid_value", "/goodsValue"),
                bad(BOOKING, good("551.00", "551.001"), 400, "invalid_value", "/goodsValue"),
                bad(BOOKING, good("551.00", "1e3"), 400, "invalid_value", "/goodsValue/amount"),
                bad(BOOKING, good("\"551.00\"", "551.00"), 400, "fractional_number", "/goodsValue/amount"),
                bad(BOOKING, good("USD", "XXX"), 400, "invalid_value", "/goodsValue/currency"),
                bad(BOOKING, good("USD", "usd"), 400, "invalid_value", "/goodsValue/currency"),
                bad(BOOKING, more("\"units\":[\"395060000000000017\"]"), 400, "invalid_value", "/units/0"),
                bad(BOOKING, more("\"grossWeightKg\":\"-1\""), 400, "invalid_value", "/grossWeightKg"),
                bad(BOOKING, more("\"grossWeightKg\":\"0\""), 400, "invalid_value", "/grossWeightKg"),
                bad(BOOKING, more("\"grossWeightKg\":\"0.0001\""), 400, "invalid_value", "/grossWeightKg"),
                bad(BOOKING, more("\"mode\":\"MAGIC\""), 400, "invalid_value", "/mode"),
                bad(BOOKING, more("\"carrier\":null"), 400, "wrong_type", "/carrier"),
                bad(BOOKING, more("\"occurredAt\":\"yesterday\""), 400, "invalid_value", "/occurredAt"),
                bad(BOOKING, more("\"occurredAt\":\"2006-06-02T00:00:00.0001Z\""), 400, "invalid_value", "/occurredAt"),
                bad(BOOKING, more("\"shipper\":\"A\""), 400, "duplicate_name", "/shipper"),
                bad(
                        BOOKING,
                        more("\"customsGates\":[{\"direction\":\"EXPORT\"}]"),
                        400,
                        "missing",
                        "/customsGates/0/authority"),
                bad(BOOKED + "/milestones/m", "{\"classifier\":\"PLN\",\"milestone\":\"DEPA\"}", 400, "missing", "/at"),
                bad(
                        BOOKED + "/milestones/m",
                        "{\"classifier\":\"ACT\",\"milestone\":\"DEPA\",\"at\":\"2006-06-02T00:00:00Z\"}",
                        400,
                        "invalid_value",
                        "/at"),
                bad(
                        BOOKED + "/milestones/m",
                        "{\"classifier\":\"ACT\",\"milestone\":\"DELIVERY\"}",
                        400,
                        "invalid_value",
                        "/milestone"),
                bad(
                        BOOKED + "/milestones/m",
                        "{\"classifier\":\"ACT\",\"milestone\":\"XXXX\"}",
                        400,
                        "invalid_value",
                        "/milestone"),
                bad(
                        BOOKED + "/milestones/m",
                        "{\"classifier\":\"ACT\",\"milestone\":\"DEPA\",\"location\":\"Ningbo\"}",
                        400,
                        "invalid_value",
                        "/location"),
                bad(
                        BOOKED + "/customs/c",
                        "{\"direction\":\"EXPORT\",\"decision\":\"HELD\",\"declarationNumber\":\"1\"}",
                        400,
                        "invalid_value",
                        "/declarationNumber"),
                bad(
                        BOOKED + "/customs/c",
                        "{\"direction\":\"EXPORT\",\"decision\":\"RELEASED\"}",
                        422,
                        "customs_gate_not_declared",
                        "/direction"),
                bad(BOOKED + "/deliveries/d", "{\"podMethod\":\"TRUST_ME\"}", 400, "invalid_value", "/podMethod"),
                bad(
                        BOOKED + "/deliveries/d",
                        "{\"podMethod\":\"OTP\"}",
                        403,
                        "not_a_party",
                        ""), // ZJ-TEA is the shipper.
                bad(BOOKED + "/loss", "{\"reason\":\" \"}", 400, "invalid_value", "/reason"),
                bad("/logistics/consignments/a%20b", GOOD, 400, "invalid_value", "consignmentId"));
    }

    @ParameterizedTest(name = "{0} {1}: {3} {4}")
    @MethodSource("requests")
    void isRefusedWithACodeAndAPointer(String path, String body, int status, String code, String pointer) {
        service.http().as("ZJ-TEA").put(path, body).requireProblem(status, code, pointer);
    }

    @Test
    void describesItself() {
        HttpAnswer document = service.http().get("/logistics/v3/api-docs");
        assertThat(document.status()).isEqualTo(200);
        List<String> paths = new ArrayList<>(document.json().at("/paths").propertyNames());
        assertThat(paths)
                .contains(
                        "/logistics/consignments/{consignmentId}",
                        "/logistics/consignments/{consignmentId}/deliveries/{reportId}/retraction",
                        "/logistics/shippers/{participantId}/lateness");
        assertThat(document.body()).contains("customs_not_released", "teehaus-hh:PO-2611-0042");
    }

    private static Arguments bad(String path, String body, int status, String code, String pointer) {
        return Arguments.of(path, body, status, code, pointer);
    }

    private static String good(String part, String otherwise) {
        return GOOD.replace(part, otherwise);
    }

    private static String more(String field) {
        return GOOD.substring(0, GOOD.length() - 1) + "," + field + "}";
    }
}
