package io.symbia.events.kernel.origin;

import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.canonical.RefusedJson;
import io.symbia.events.kernel.origin.SignedFields.Covered;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The JSON of an origin. A member without a value is absent; those that a reader does not know are passed over. */
final class OriginJson {
    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    private OriginJson() {}

    static ObjectNode format(Origin origin) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        switch (origin) {
            case Origin.Request request -> formatRequest(json.put("kind", "request"), request);
            case Origin.Derivation derivation -> {
                json.put("kind", "derivation").put("rule", derivation.rule().toString());
                json.put("version", derivation.version())
                        .put("text", derivation.text().hex());
                ArrayNode grounds = json.putArray("restsOn");
                for (Ground ground : derivation.restsOn()) {
                    grounds.addObject()
                            .put("id", ground.id())
                            .put("digest", ground.digest().hex());
                }
            }
            case Origin.Import imported -> {
                json.put("kind", "import").put("source", imported.source());
                json.put("file", imported.file().hex());
                ArrayNode rows = json.putArray("rows");
                imported.rows().forEach(rows::add);
                json.put("rule", imported.rule().toString()).put("version", imported.version());
                json.put("importer", imported.importer().value());
            }
            case Origin.Unrecognised other ->
                throw new IllegalArgumentException("an origin of kind " + other.kind() + " is not written here");
        }
        return json;
    }

    private static void formatRequest(ObjectNode json, Origin.Request request) {
        json.put("method", request.method()).put("target", request.target());
        request.mediaType().ifPresent(type -> json.put("mediaType", type));
        request.signature().ifPresent(signed -> {
            json.put("keyId", signed.keyId());
            ArrayNode covered = json.putArray("covered");
            for (Covered one : signed.covered()) {
                covered.addObject().put("component", one.component()).put("value", one.value());
            }
            json.put("signatureInput", signed.input()).put("signature", signed.signature());
            json.put("contentDigest", signed.contentDigest());
        });
    }

    static Origin parse(JsonNode json) {
        if (!(json instanceof ObjectNode object)) throw new RefusedJson("wrong_type", "", "an origin is an object");
        String kind = text(object, "kind");
        try {
            return switch (kind) {
                case "request" -> parseRequest(object);
                case "derivation" ->
                    new Origin.Derivation(
                            RuleName.parse(text(object, "rule")),
                            number(object, "version"),
                            Digest.parseHex(text(object, "text")),
                            list(object, "restsOn", OriginJson::parseGround));
                case "import" ->
                    new Origin.Import(
                            text(object, "source"),
                            Digest.parseHex(text(object, "file")),
                            list(object, "rows", OriginJson::number),
                            RuleName.parse(text(object, "rule")),
                            number(object, "version"),
                            new ParticipantId(text(object, "importer")));
                default -> unrecognised(kind);
            };
        } catch (RefusedJson refused) {
            throw refused;
        } catch (IllegalArgumentException invalid) {
            throw new RefusedJson("invalid_value", "", String.valueOf(invalid.getMessage()), invalid);
        }
    }

    private static Origin unrecognised(String kind) {
        if (!KIND.matcher(kind).matches()) throw new RefusedJson("invalid_value", "/kind", "no kind of origin");
        return new Origin.Unrecognised(kind);
    }

    private static Origin.Request parseRequest(ObjectNode object) {
        boolean signed = object.has("keyId")
                || object.has("covered")
                || object.has("signatureInput")
                || object.has("signature")
                || object.has("contentDigest");
        return new Origin.Request(
                text(object, "method"),
                text(object, "target"),
                object.has("mediaType") ? Optional.of(text(object, "mediaType")) : Optional.empty(),
                signed ? Optional.of(parseSignature(object)) : Optional.empty());
    }

    private static SignedFields parseSignature(ObjectNode object) {
        return new SignedFields(
                text(object, "keyId"),
                list(object, "covered", one -> new Covered(text(one, "component"), text(one, "value"))),
                text(object, "signatureInput"),
                text(object, "signature"),
                text(object, "contentDigest"));
    }

    private static Ground parseGround(JsonNode json) {
        return new Ground(text(json, "id"), Digest.parseHex(text(json, "digest")));
    }

    private static <T> List<T> list(JsonNode object, String name, Function<JsonNode, T> parse) {
        if (!(object.get(name) instanceof ArrayNode array)) {
            throw new RefusedJson("wrong_type", "/" + name, "an array is due");
        }
        List<T> values = new ArrayList<>();
        for (JsonNode one : array) values.add(parse.apply(one));
        return values;
    }

    private static String text(JsonNode object, String name) {
        JsonNode value = object.get(name);
        if (value == null) throw new RefusedJson("missing", "/" + name, "the member is due");
        if (!value.isString()) throw new RefusedJson("wrong_type", "/" + name, "text is due");
        return value.stringValue();
    }

    private static int number(JsonNode object, String name) {
        JsonNode value = object.get(name);
        if (value == null) throw new RefusedJson("missing", "/" + name, "the member is due");
        return number(value);
    }

    private static int number(JsonNode value) {
        if (!value.isIntegralNumber() || !value.canConvertToInt())
            throw new RefusedJson("wrong_type", "", "a whole number below 2^31 is due");
        return value.intValue();
    }
}
