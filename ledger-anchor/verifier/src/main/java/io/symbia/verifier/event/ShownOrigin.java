package io.symbia.verifier.event;

import io.symbia.events.kernel.canonical.CanonicalBytes;
import io.symbia.events.kernel.canonical.CanonicalJson;
import io.symbia.events.kernel.canonical.JsonLimits;
import io.symbia.events.kernel.canonical.StrictJson;
import io.symbia.events.kernel.envelope.EventEnvelope;
import io.symbia.events.kernel.origin.SealedOrigin;
import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.report.NotProvenException;
import io.symbia.verifier.statement.Draft;
import io.symbia.verifier.statement.Kind;
import io.symbia.verifier.statement.Line;
import io.symbia.verifier.statement.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * What a record of an origin says, as far as a statement repeats it; docs/statement.md has its form. The page reads it alike.
 *
 * @param kind   of the line about it
 * @param values names and values of that line, in turn
 */
public record ShownOrigin(Kind kind, List<Object> values) {
    private static final String CHECK = "origin";
    private static final int MAX_GROUNDS = 64;

    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final Pattern METHOD = Pattern.compile("[A-Z]{1,20}");
    private static final Pattern TARGET = Pattern.compile("/[!-~]{0,2047}");
    private static final Pattern ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    private static final Pattern VALUE = Pattern.compile("[ -~]{0,8192}");
    private static final Pattern FIELD = Pattern.compile("[ -~]{1,8192}");
    private static final Pattern KEY_ID = Pattern.compile("[!-~]{1,256}");
    private static final Pattern RULE = Pattern.compile("[a-z][a-z0-9-]{0,31}/[a-z0-9-]{1,64}");
    private static final Pattern SOURCE = Pattern.compile("[a-z0-9-]{1,64}");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern PARTICIPANT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** The parts of a signature, which stand together or not at all. */
    private static final List<String> SIGNED =
            List.of("keyId", "covered", "signatureInput", "signature", "contentDigest");

    private static final int MAX_COVERED = 32;

    public ShownOrigin {
        values = List.copyOf(values);
    }

    /** Refuses bytes that are not the canonical form of a record. */
    public static ShownOrigin read(Octets bytes) throws NotProvenException {
        JsonNode json;
        if (bytes.size() > SealedOrigin.MAX_BYTES) {
            throw new NotProvenException(CHECK, "the record of an origin is too large");
        }
        try {
            CanonicalBytes found = CanonicalBytes.of(bytes.toArray());
            json = StrictJson.parse(found, JsonLimits.EVENT);
            if (!CanonicalJson.format(json).equals(found)) {
                throw new NotProvenException(CHECK, "the record of an origin is not in canonical form");
            }
        } catch (IllegalArgumentException e) {
            throw new NotProvenException(CHECK, e.getMessage());
        }
        if (!json.isObject()) {
            throw new NotProvenException(CHECK, "the record of an origin is no object");
        }
        return of(json);
    }

    private static ShownOrigin of(JsonNode json) throws NotProvenException {
        String kind = text(json, "kind", KIND);
        return switch (kind) {
            case "request" ->
                new ShownOrigin(
                        Kind.REQUESTED,
                        List.of(
                                "method",
                                text(json, "method", METHOD),
                                "target",
                                text(json, "target", TARGET),
                                "key",
                                key(json)));
            case "derivation" ->
                new ShownOrigin(
                        Kind.FOLLOWED,
                        List.of("rule", text(json, "rule", RULE), "version", version(json), "count", grounds(json)));
            case "import" ->
                new ShownOrigin(
                        Kind.IMPORTED,
                        List.of(
                                "importer",
                                text(json, "importer", PARTICIPANT),
                                "rule",
                                text(json, "rule", RULE),
                                "version",
                                version(json),
                                "source",
                                text(json, "source", SOURCE),
                                "file",
                                text(json, "file", DIGEST)));
            default -> new ShownOrigin(Kind.OTHER_ORIGIN, List.of("what", kind));
        };
    }

    /** Says it of an event that has its digest. */
    void addTo(Draft draft, EventEnvelope event) {
        draft.add(Line.of(kind, of(event, values).toArray()));
        if (kind == Kind.IMPORTED) {
            draft.add(Line.of(
                    Kind.DERIVED,
                    of(event, List.of("issuer", event.issuer(), "importer", values.get(1), "rule", values.get(3)))
                            .toArray()));
        }
    }

    private static List<Object> of(EventEnvelope event, List<Object> more) {
        List<Object> all = new ArrayList<>(List.of("stream", event.stream(), "sequence", event.sequence()));
        all.addAll(more);
        return all;
    }

    private static String text(JsonNode json, String name, Pattern form) throws NotProvenException {
        if (json.get(name) instanceof StringNode text
                && form.matcher(text.stringValue()).matches()) {
            return text.stringValue();
        }
        throw new NotProvenException(CHECK, "the record of an origin has no " + name);
    }

    private static int version(JsonNode json) throws NotProvenException {
        JsonNode version = json.path("version");
        if (version.isIntegralNumber() && version.canConvertToInt() && version.intValue() >= 1) {
            return version.intValue();
        }
        throw new NotProvenException(CHECK, "the record of an origin has no version of a rule");
    }

    /** Half a signature would be shown as one. */
    private static String key(JsonNode json) throws NotProvenException {
        if (SIGNED.stream().noneMatch(json::has)) {
            return Words.NONE;
        }
        for (JsonNode one : listed(json, "covered", MAX_COVERED)) {
            text(one, "component", FIELD);
            text(one, "value", VALUE);
        }
        text(json, "signatureInput", FIELD);
        text(json, "signature", FIELD);
        text(json, "contentDigest", FIELD);
        return text(json, "keyId", KEY_ID);
    }

    private static int grounds(JsonNode json) throws NotProvenException {
        Set<String> ids = new HashSet<>();
        for (JsonNode ground : listed(json, "restsOn", MAX_GROUNDS)) {
            text(ground, "digest", DIGEST);
            if (!ids.add(text(ground, "id", ID))) {
                throw new NotProvenException(CHECK, "the record of an origin rests on an event twice");
            }
        }
        return ids.size();
    }

    private static JsonNode listed(JsonNode json, String name, int most) throws NotProvenException {
        JsonNode list = json.path(name);
        if (list.isArray() && !list.isEmpty() && list.size() <= most) {
            return list;
        }
        throw new NotProvenException(CHECK, "the record of an origin has no " + name);
    }
}
