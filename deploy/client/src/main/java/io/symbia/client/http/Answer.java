package io.symbia.client.http;

import tools.jackson.databind.JsonNode;

/**
 * What the platform said.
 *
 * @param status an HTTP status
 * @param body   the JSON body, a missing node where there was none
 */
public record Answer(int status, JsonNode body) {
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** A refusal in one line: its stable code and what it says. */
    public String refusal() {
        return body.path("code").asString("http_" + status) + ": "
                + body.path("detail").asString(body.path("title").asString(""));
    }
}
