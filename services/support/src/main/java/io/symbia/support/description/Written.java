package io.symbia.support.description;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swagger.v3.core.util.Json31;

/** The way between our JSON and the model of a description, which has a JSON library of its own. */
final class Written {
    private Written() {}

    /** A part of the model, from JSON. */
    static <T> T read(Object json, Class<T> type) {
        try {
            return Json31.mapper().readValue(json.toString(), type);
        } catch (JsonProcessingException malformed) {
            throw new IllegalStateException("no JSON: " + json, malformed);
        }
    }

    /** A part of the model, as JSON. */
    static String text(Object part) {
        try {
            return Json31.mapper().writeValueAsString(part);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot be written: " + part, impossible);
        }
    }
}
