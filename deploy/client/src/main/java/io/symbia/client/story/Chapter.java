package io.symbia.client.story;

import io.symbia.client.http.Call;
import io.symbia.events.party.ParticipantId;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A part of the story: commands that follow one another without waiting.
 *
 * @param title what a spectator reads
 */
record Chapter(String title, List<Call> calls) {
    Chapter(String title) {
        this(title, new ArrayList<>());
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
