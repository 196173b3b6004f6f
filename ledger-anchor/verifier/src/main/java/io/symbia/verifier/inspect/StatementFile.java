package io.symbia.verifier.inspect;

import io.symbia.events.kernel.canonical.JsonLimits;
import io.symbia.events.kernel.canonical.StrictJson;
import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.statement.Statement;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A statement of a verifier, as JSON. It is somebody's word and shows nothing by itself. */
final class StatementFile {
    private StatementFile() {}

    static void show(Octets bytes, Shown shown) {
        JsonNode statement = StrictJson.parse(bytes.toArray(), JsonLimits.DOOR);
        if (!statement.path("statement").asString("").equals(Statement.FORM)) {
            throw new IllegalArgumentException("it is not called " + Statement.FORM);
        }
        shown.add("kind", "what a verifier said (" + Statement.FORM + "); whoever has the evidence can make it again");
        for (String member : List.of("evidence", "now", "verdict", "detail", "policy")) {
            if (statement.has(member)) {
                shown.add(member, statement.path(member));
            }
        }
        for (String section : List.of("believed", "consistent", "established", "notEstablished")) {
            statement.path(section).forEach(line -> shown.add(section, line));
        }
    }
}
