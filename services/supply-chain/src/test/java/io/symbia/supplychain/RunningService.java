package io.symbia.supplychain;

import io.symbia.support.testkit.HttpAnswer;
import io.symbia.support.testkit.JsonClient;
import io.symbia.support.testkit.ServiceUnderTest;

/** The service, started once for all tests of this JVM, with a real broker and a real database. */
public final class RunningService {
    private static final ServiceUnderTest SERVICE = started();

    private RunningService() {}

    private static ServiceUnderTest started() {
        ServiceUnderTest service = ServiceUnderTest.start(SupplyChainApplication.class, "supply-chain");
        Runtime.getRuntime().addShutdownHook(new Thread(service::close));
        return service;
    }

    public static ServiceUnderTest get() {
        return SERVICE;
    }

    /** A client of the service on behalf of a participant. */
    public static JsonClient as(String participant) {
        return SERVICE.http().as(participant);
    }

    /** Sends a command that must be carried out; the answer names its events. */
    public static HttpAnswer put(String participant, String path, String body) {
        HttpAnswer answer = as(participant).put("/supply-chain" + path, body);
        if (answer.status() >= 300) throw new AssertionError(path + ": " + answer.status() + " " + answer.body());
        return answer;
    }

    /** Reads a page once it knows the event that an answer names last. */
    public static HttpAnswer getAfter(HttpAnswer answer, String participant, String path) {
        int last = answer.json().get("events").size() - 1;
        String event = last < 0 ? "" : "?atLeast=" + answer.text("/events/" + last + "/id");
        return as(participant).get("/supply-chain" + path + event);
    }
}
