package io.symbia.events.kernel.privacy;

import io.symbia.events.kernel.canonical.RefusedJson;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The disclosures that came with one event, each of which fits one digest in its data (RFC 9901 section 7.1: a digest that is found
 * twice, and a disclosure that no digest refers to, are refused).
 */
public final class DisclosureReader {
    /** RFC 9901 section 4.2.4.1: the property that holds the digests of an object. */
    public static final String DIGESTS = "_sd";

    private static final DisclosureReader NONE = new DisclosureReader(JsonNodeFactory.instance.objectNode(), List.of());

    private final Map<String, Disclosure> byDigest = new HashMap<>();

    /**
     * Those of an event.
     *
     * @param data of the event, whose records may have digests at any depth, also where nobody here knows what they are of
     */
    public DisclosureReader(JsonNode data, List<Disclosure> disclosures) {
        Set<String> digests = digestsIn(data);
        for (Disclosure disclosure : disclosures) {
            if (byDigest.put(disclosure.digest(), disclosure) != null) {
                throw new RefusedJson("disclosure_twice", "", "a disclosure was given twice: " + disclosure);
            }
            if (!digests.contains(disclosure.digest())) {
                throw new RefusedJson("disclosure_fits_nothing", "", "no digest in the event is that of " + disclosure);
            }
            if (!digestsIn(disclosure.value()).isEmpty()) {
                throw new RefusedJson("disclosure_malformed", "", "a value has digests of its own: " + disclosure);
            }
        }
    }

    /** A reader for values that have no confidential parts. */
    public static DisclosureReader none() {
        return NONE;
    }

    /** The disclosures that belong to the digests of one object, by name. */
    public Map<String, Disclosure> of(JsonNode digestsOfObject) {
        Map<String, Disclosure> found = HashMap.newHashMap(digestsOfObject.size());
        for (JsonNode digest : digestsOfObject) {
            Disclosure disclosure = byDigest.get(digest.stringValue());
            if (disclosure != null && found.put(disclosure.name(), disclosure) != null) {
                throw new RefusedJson("disclosure_twice", "", "two disclosures have the name of " + disclosure);
            }
        }
        return found;
    }

    private static Set<String> digestsIn(JsonNode value) {
        Set<String> digests = new HashSet<>();
        collect(value, digests);
        return digests;
    }

    private static void collect(JsonNode value, Set<String> digests) {
        JsonNode own = value.isObject() ? value.get(DIGESTS) : null;
        if (own != null) {
            if (!own.isArray()) throw new RefusedJson("wrong_type", "/" + DIGESTS, "an array of digests is due");
            for (JsonNode digest : own) {
                if (!digest.isString()) throw new RefusedJson("wrong_type", "/" + DIGESTS, "a digest is text");
                if (!digests.add(digest.stringValue())) {
                    throw new RefusedJson("duplicate_digest", "", "a digest stands twice in the event");
                }
            }
        }
        for (JsonNode member : value) collect(member, digests);
    }
}
