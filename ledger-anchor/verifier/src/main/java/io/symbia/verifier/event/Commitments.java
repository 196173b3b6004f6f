package io.symbia.verifier.event;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What an event says of values that are not in it: the digests in the {@code _sd} of its data and of every record inside. */
public final class Commitments {
    private static final String DIGESTS = "_sd"; // RFC 9901 section 4.2.4.1

    private Commitments() {}

    /** The digests, and where each stands: the JSON pointer (RFC 6901) of the record that has it. */
    public static Map<String, String> of(JsonNode data) {
        Map<String, String> places = new HashMap<>();
        collect(data, "", places);
        return places;
    }

    private static void collect(JsonNode node, String place, Map<String, String> places) {
        if (node.isObject()) {
            node.path(DIGESTS).forEach(digest -> places.put(digest.asString(), place));
            node.properties()
                    .forEach(member -> collect(member.getValue(), place + "/" + escape(member.getKey()), places));
        } else {
            for (int index = 0; index < node.size(); index++) {
                collect(node.get(index), place + "/" + index, places);
            }
        }
    }

    /** A name as part of a JSON pointer: RFC 6901 section 3. */
    public static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
