package io.symbia.events.kernel.privacy;

import io.symbia.events.kernel.canonical.RefusedJson;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The disclosures that came with one event, each to be used once (RFC 9901 section 7.1: a digest that is found twice, and a
 * disclosure that no digest refers to, are refused).
 */
public final class DisclosureReader {
    private final Map<String, Disclosure> unused = new LinkedHashMap<>();
    private final Set<String> digests = new HashSet<>();

    public DisclosureReader(List<Disclosure> disclosures) {
        for (Disclosure disclosure : disclosures) {
            if (unused.put(disclosure.digest(), disclosure) != null) {
                throw new RefusedJson("disclosure_twice", "", "a disclosure was given twice: " + disclosure);
            }
        }
    }

    /** A reader for values that have no confidential parts. */
    public static DisclosureReader none() {
        return new DisclosureReader(List.of());
    }

    /** Takes the disclosures that belong to the digests of one object, by name. */
    public Map<String, Disclosure> take(JsonNode digestsOfObject) {
        Map<String, Disclosure> found = HashMap.newHashMap(digestsOfObject.size());
        for (JsonNode digest : digestsOfObject) {
            if (!digest.isString()) throw new RefusedJson("wrong_type", "", "a digest is text");
            if (!digests.add(digest.stringValue())) {
                throw new RefusedJson("duplicate_digest", "", "a digest stands twice in the event");
            }
            Disclosure disclosure = unused.remove(digest.stringValue());
            if (disclosure != null && found.put(disclosure.name(), disclosure) != null) {
                throw new RefusedJson("disclosure_twice", "", "two disclosures have the name of " + disclosure);
            }
        }
        return found;
    }

    /** Refuses the event's disclosures when one of them fits no digest. */
    public void requireAllUsed() {
        if (!unused.isEmpty()) {
            Disclosure first = unused.values().iterator().next();
            throw new RefusedJson("disclosure_fits_nothing", "", "no digest in the event is that of " + first);
        }
    }
}
