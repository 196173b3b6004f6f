package io.symbia.verifier.event;

import io.symbia.events.kernel.privacy.Disclosure;
import io.symbia.verifier.report.NotProvenException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What an event says of values that are not in it: the digests in the {@code _sd} of its data and of every record inside, each until its
 * value is disclosed. RFC 9901 section 7.1: no digest is there twice, and no name at one level.
 */
public final class Commitments {
    private static final String DIGESTS = "_sd"; // RFC 9901 section 4.2.4.1
    private static final String ELEMENT =
            "..."; // RFC 9901 section 4.2.4.2; no event of ours has one, and none is disclosed

    private final Map<String, Level> open = new HashMap<>(); // By digest.

    private Commitments() {}

    /** A record that has digests, with the names that are in it or were disclosed; or an element of an array that is one. */
    private record Level(String place, Set<String> names, boolean isElement) {}

    /**
     * A value that was disclosed.
     *
     * @param record JSON pointer (RFC 6901) of the record whose {@code _sd} has the digest
     * @param name   of the value
     */
    public record Place(String record, String name) {
        /** JSON pointer of the value itself. */
        public String pointer() {
            return record + "/" + escape(name);
        }
    }

    /** Those of an event's data. INVARIANT 143: no digest stands twice. */
    public static Commitments of(JsonNode data) throws NotProvenException {
        Commitments commitments = new Commitments();
        commitments.collect(data, "");
        return commitments;
    }

    /** Their digests, as long as nothing was taken. */
    public Set<String> digests() {
        return new HashSet<>(open.keySet());
    }

    private void collect(JsonNode node, String place) throws NotProvenException {
        if (node.isObject()) {
            collectDigests(node, place);
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                collect(member.getValue(), place + "/" + escape(member.getKey()));
            }
            return;
        }
        for (int index = 0; index < node.size(); index++) {
            JsonNode element = node.get(index);
            boolean isDigest = element.isObject()
                    && element.size() == 1
                    && element.path(ELEMENT).isString();
            if (isDigest) {
                put(element.get(ELEMENT), new Level(place + "/" + index, Set.of(), true));
            } else {
                collect(element, place + "/" + index);
            }
        }
    }

    private void collectDigests(JsonNode object, String place) throws NotProvenException {
        JsonNode digests = object.get(DIGESTS);
        if (digests == null) {
            return;
        }
        if (!digests.isArray()) {
            throw new NotProvenException("disclosed", "what stands at " + place + "/_sd is no array of digests");
        }
        Level level = new Level(place, new HashSet<>(object.propertyNames()), false);
        for (JsonNode digest : digests) {
            put(digest, level);
        }
    }

    private void put(JsonNode digest, Level level) throws NotProvenException {
        if (!digest.isString()) {
            throw new NotProvenException(
                    "disclosed", "what stands at " + level.place() + "/_sd is no array of digests");
        }
        if (open.put(digest.stringValue(), level) != null) {
            throw new NotProvenException(
                    "disclosed", "the digest " + digest.stringValue() + " stands twice in the event");
        }
    }

    /** Finds where a value belongs, once. INVARIANT 143: no two values have one place, and none has that of a plain one. */
    public Place take(Disclosure disclosure) throws NotProvenException {
        Level level = open.get(disclosure.digest());
        if (level == null || level.isElement()) {
            throw new NotProvenException("disclosed", "no commitment to this value of " + disclosure.name());
        }
        Place place = new Place(level.place(), disclosure.name());
        if (!level.names().add(disclosure.name())) {
            throw new NotProvenException("disclosed", "the event has two values of " + place.pointer());
        }
        if (!of(disclosure.value()).open.isEmpty()) {
            throw new NotProvenException("disclosed", "the value of " + place.pointer() + " has digests of its own");
        }
        open.remove(disclosure.digest());
        return place;
    }

    /** How many were not taken. */
    public int left() {
        return open.size();
    }

    /** How many were not taken of each record that has some left, by its pointer. */
    public Map<String, Integer> leftByRecord() {
        Map<String, Integer> left = new HashMap<>();
        open.values().stream()
                .filter(level -> !level.isElement())
                .forEach(level -> left.merge(level.place(), 1, Integer::sum));
        return left;
    }

    /** A name as part of a JSON pointer: RFC 6901 section 3. */
    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
