package io.symbia.verifier.bundle;

import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What an event says of values that are not in it: the digests in the {@code _sd} of its data and of every record inside. */
final class Commitments {
    private static final String DIGESTS = "_sd"; // RFC 9901 section 4.2.4.1

    private Commitments() {}

    static Set<String> of(JsonNode data) {
        Set<String> digests = new HashSet<>();
        collect(data, digests);
        return digests;
    }

    private static void collect(JsonNode node, Set<String> digests) {
        if (node.isObject()) {
            node.path(DIGESTS).forEach(digest -> digests.add(digest.asString()));
        }
        node.forEach(child -> collect(child, digests));
    }
}
