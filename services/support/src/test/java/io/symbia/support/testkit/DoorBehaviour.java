package io.symbia.support.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tries at one door what all do alike: about readers without a name, parameters that nobody reads, caches, conditions and pages. */
final class DoorBehaviour {
    private final ServiceUnderTest service;
    private final String method;
    private final String path;
    private final String body;

    /**
     * A door.
     *
     * @param path with each of its parameters
     * @param body that it understands; empty where it takes none
     */
    DoorBehaviour(ServiceUnderTest service, String method, String path, String body) {
        this.service = service;
        this.method = method.toUpperCase(Locale.ROOT);
        this.path = path;
        this.body = body;
    }

    /**
     * Tries it.
     *
     * @param isOfReader whether the answer may depend on who reads
     * @param isList     whether it answers in pages
     */
    void verify(boolean isOfReader, boolean isList) {
        send(service.http().as("somebody"), "nobody-reads=this")
                .requireProblem(400, "unknown_parameter", "nobody-reads");
        if (isOfReader) verifyNames();
        if (method.equals("GET")) verifyQuestion();
        else verifyCommand();
        if (isList) verifyList();
    }

    private void verifyNames() {
        send(service.http().as("no body"), "").requireProblem(400, "participant_missing", "Symbia-Participant");
        send(service.http().as("symbia:payment"), "")
                .requireProblem(403, "participant_is_a_service", "Symbia-Participant");
        for (String none :
                new String[] {"Symbia:payment", "symbia:", "symbia:a:b", "symbia%3Apayment", "symbia:PAYMENT"}) {
            send(service.http().as(none), "").requireProblem(400, "participant_missing", "Symbia-Participant");
        }
    }

    /** Whoever gives no name sees what everybody may see, or is told that the answer is for a participant. */
    private void verifyQuestion() {
        HttpAnswer answer = send(service.http(), "");
        if (answer.status() == 400) answer.requireProblem(400, "participant_missing", "Symbia-Participant");
        if (answer.status() != 200 || isOfBytes(answer)) return;
        assertThat(answer.headers().allValues("Vary")).as("Vary").contains("Symbia-Participant");
        assertThat(answer.header("Cache-Control")).as("Cache-Control").hasValue("no-cache, private");
    }

    /** An event's exact bytes, and what a stream is made of, are the same for everybody, and for ever. */
    private boolean isOfBytes(HttpAnswer answer) {
        return path.contains("/events")
                || path.contains("/streams/")
                || answer.header("Content-Type").isEmpty();
    }

    private void verifyCommand() {
        send(service.http(), "").requireProblem(400, "participant_missing", "Symbia-Participant");
        for (String header : new String[] {"If-Match", "If-None-Match"}) {
            send(service.http().as("somebody").with(header, "\"0"), "").requireProblem(400, "invalid_header", header);
        }
        String imported = "source=\"deliveries\", file=:X19fX19fX19fX19fX19fX19fX19fX19fX19fX19fX18=:, rows=(%s),"
                + " rule=\"import/record\", version=1, importer=\"%s\"";
        String rows = IntStream.rangeClosed(1, 65).mapToObj(String::valueOf).collect(Collectors.joining(" "));
        for (String origin : new String[] {
            "",
            "x",
            imported.formatted("3", "symbia:payment"),
            imported.formatted(rows, "me"),
            imported.formatted("0", "me")
        }) {
            send(service.http().as("somebody").with("Symbia-Import", origin), "")
                    .requireProblem(400, "invalid_header", "Symbia-Import");
        }
    }

    private void verifyList() {
        JsonClient reader = service.http().as("somebody");
        for (String cursor : new String[] {"x", "-1", "PO-1", "%20"}) {
            send(reader, "cursor=" + cursor).requireProblem(400, "invalid_value", "cursor");
        }
        for (String limit : new String[] {"0", "501", "ten", "01", "%2B1", "%D9%A1"}) {
            send(reader, "limit=" + limit).requireProblem(400, "invalid_value", "limit");
        }
        send(reader, "limit=1&limit=1").requireProblem(400, "invalid_value", "limit");
    }

    private HttpAnswer send(JsonClient client, String query) {
        String target = query.isEmpty() ? path : path + (path.contains("?") ? "&" : "?") + query;
        return client.send(method, target, JsonClient.bytes(body));
    }
}
