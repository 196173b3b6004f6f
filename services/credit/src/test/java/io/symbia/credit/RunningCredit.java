package io.symbia.credit;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.support.testkit.HttpAnswer;
import io.symbia.support.testkit.JsonClient;
import io.symbia.support.testkit.ServiceUnderTest;

/** The whole service on a real broker and a real database, once a JVM, and the sentences in which tests speak to it. */
public final class RunningCredit {

    public static final ServiceUnderTest SERVICE = ServiceUnderTest.start(CreditApplication.class, "credit");

    public static final String BANK = "BANK-HH";
    public static final String CHAMBER = "CHAMBER-HZ";

    private RunningCredit() {}

    public static JsonClient as(String participant) {
        return SERVICE.http().as(participant);
    }

    public static HttpAnswer get(String participant, String path) {
        return as(participant).get("/credit" + path);
    }

    public static HttpAnswer put(String participant, String path, String body) {
        return as(participant).put("/credit" + path, body);
    }

    /** Sends a command that must be carried out. */
    public static HttpAnswer accepted(String participant, String path, String body) {
        HttpAnswer answer = put(participant, path, body);
        assertThat(answer.status()).as(path + " " + answer.body()).isIn(200, 201);
        return answer;
    }

    /** Reads once the view knows the last event that the answer names. */
    public static HttpAnswer getAfter(HttpAnswer command, String participant, String path) {
        int last = command.json().at("/events").size() - 1;
        return get(participant, path + "?atLeast=" + command.text("/events/" + last + "/id"));
    }

    public static String registration(String legalName) {
        return "{\"legalName\":\"%s\",\"roles\":[\"SUPPLIER\"],\"country\":\"CN\"}".formatted(legalName);
    }

    public static String euros(String amount) {
        return "{\"amount\":\"%s\",\"currency\":\"EUR\"}".formatted(amount);
    }

    public static String line(String participant, String limit) {
        return "{\"participantId\":\"%s\",\"limit\":%s}".formatted(participant, euros(limit));
    }

    public static String reservation(String order, String amount) {
        return "{\"orderNumber\":\"S-BUYER:%s\",\"amount\":%s}".formatted(order, euros(amount));
    }
}
