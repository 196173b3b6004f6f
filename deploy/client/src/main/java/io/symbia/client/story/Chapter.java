package io.symbia.client.story;

import io.symbia.client.http.Call;
import io.symbia.events.kernel.origin.ParticipantId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A part of the story: commands that follow one another without waiting.
 *
 * @param title what a spectator reads
 * @param shown where a spectator can look afterwards, without being a participant
 */
record Chapter(String title, List<Call> calls, List<String> shown) {
    Chapter(String title) {
        this(title, new ArrayList<>(), new ArrayList<>());
    }

    /** Adds a page at which to see what was done. */
    Chapter shownAt(String path) {
        shown.add(path);
        return this;
    }

    /** Those who give the commands, each once. */
    String actors() {
        return calls.stream().map(call -> call.issuer().toString()).distinct().collect(Collectors.joining(", "));
    }

    /**
     * Adds a command.
     *
     * @param when the moment in the story; the same in every telling, so that a second one changes nothing
     * @param json the rest of the body
     */
    Chapter then(ParticipantId who, String path, String when, String json) {
        ObjectNode body = (ObjectNode) JsonMapper.shared().readTree(json);
        body.put("occurredAt", when);
        calls.add(Call.reported(path, who, body));
        return this;
    }
}
