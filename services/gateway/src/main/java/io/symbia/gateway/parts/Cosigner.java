package io.symbia.gateway.parts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody who cosigns what the log seals, as the log knows it from asking; nobody asks for this.
 *
 * @param name    of its keys
 * @param counts  whether its last answer to the log counted, or none was needed yet
 * @param problem what it did instead
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Cosigner(String name, Kind kind, boolean counts, Optional<String> problem) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** What it does before it cosigns. */
    enum Kind {
        /** It sees that the log has only grown. */
        WITNESS,
        /** It holds the log whole. */
        MIRROR
    }

    /**
     * All that the log's own account of itself names, witnesses first.
     *
     * @param status the answer to {@code GET /status}
     * @return nothing when that is no such account, as while the log is being opened
     */
    static Optional<List<Cosigner>> in(String status) {
        try {
            JsonNode publishing = JSON.readTree(status).path("publishing");
            if (publishing.isMissingNode()) return Optional.empty();
            List<Cosigner> all = new ArrayList<>();
            for (JsonNode witness : publishing.path("witnesses")) {
                all.add(of(witness, Kind.WITNESS, witness.path("good").asBoolean(false)));
            }
            for (JsonNode mirror : publishing.path("mirrors")) {
                all.add(of(mirror, Kind.MIRROR, problem(mirror).isEmpty()));
            }
            return Optional.of(all);
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
    }

    private static Cosigner of(JsonNode said, Kind kind, boolean counts) {
        return new Cosigner(said.path("name").asString(""), kind, counts, problem(said));
    }

    private static Optional<String> problem(JsonNode said) {
        return Optional.of(said.path("problem").asString("")).filter(problem -> !problem.isEmpty());
    }
}
