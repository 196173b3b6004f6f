package io.symbia.logistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.support.testkit.HttpAnswer;
import io.symbia.support.testkit.JsonClient;
import io.symbia.support.testkit.ServiceUnderTest;

/** The service that the tests of whole journeys share: real HTTP, real broker, real database. Each test has consignments of its own. */
final class RunningLogistics {
    static final ServiceUnderTest SERVICE = ServiceUnderTest.start(LogisticsApplication.class, "logistics");

    static final String SHIPPER = "ZJ-TEA";
    static final String CONSIGNEE = "TEEHAUS-HH";
    static final String CARRIER = "BLUE-STAR";

    private RunningLogistics() {}

    static String book(String id, String more) {
        return book(id, more, SHIPPER);
    }

    static String book(String id, String more, String shipper) {
        String path = "/logistics/consignments/" + CARRIER + ":" + id;
        String body = booking(id, "12480.00", more).replace(SHIPPER, shipper);
        HttpAnswer answer = as(CARRIER).put(path, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.header("Location")).hasValue(path + "?atLeast=" + answer.text("/events/0/id"));
        return path;
    }

    static String booking(String id, String goodsValue, String more) {
        return "{\"orderNumbers\":[\"" + CONSIGNEE + ":PO-" + id + "\"],\"shipper\":\"" + SHIPPER
                + "\",\"consignee\":\"" + CONSIGNEE
                + "\",\"carrier\":\"" + CARRIER + "\",\"mode\":\"SEA\",\"units\":[\"395060000000000016\"],"
                + "\"goodsValue\":{\"amount\":\"" + goodsValue + "\",\"currency\":\"EUR\"},"
                + "\"freight\":{\"amount\":\"640.00\",\"currency\":\"EUR\"},\"grossWeightKg\":\"1478.5\","
                + "\"occurredAt\":\"2006-05-01T00:00:00Z\"" + more + "}";
    }

    static HttpAnswer accepts(String participant, String path, String body) {
        HttpAnswer answer = as(participant).put(path, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().at("/events")).hasSize(1);
        return answer;
    }

    static void refuses(String participant, String path, String body, int status, String code, String pointer) {
        HttpAnswer answer = as(participant).put(path, body);
        assertThat(answer.text("/code")).as(answer.body()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text("/pointer")).isEqualTo(pointer);
    }

    static JsonClient as(String participant) {
        return SERVICE.http().as(participant);
    }
}
