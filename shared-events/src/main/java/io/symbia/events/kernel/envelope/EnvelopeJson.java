package io.symbia.events.kernel.envelope;

import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.canonical.RefusedJson;
import io.symbia.events.kernel.origin.ParticipantId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The envelope in the structured JSON form of CloudEvents 1.0. An attribute without a value is absent. What is written has no other
 * attributes than those listed here; what is read may have more, which later writers added and which mean nothing here.
 */
final class EnvelopeJson {
    private static final String SPEC_VERSION = "1.0";
    private static final String CONTENT_TYPE = "application/json";
    private static final DateTimeFormatter RFC_3339_MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final int TIME_LENGTH = 24; // "date-fullyear = 4DIGIT"

    private static final Set<String> ATTRIBUTES = Set.of(
            "specversion",
            "id",
            "source",
            "type",
            "subject",
            "time",
            "datacontenttype",
            "dataschema",
            "stream",
            "streamsalt",
            "sequence",
            "previous",
            "issuer",
            "origin",
            "causationid",
            "correlationid",
            "traceparent",
            "data");

    private static final Pattern NAME = Pattern.compile(EventEnvelope.ATTRIBUTE_NAME);

    private EnvelopeJson() {}

    static ObjectNode format(EventEnvelope envelope) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("specversion", SPEC_VERSION);
        json.put("id", envelope.id());
        json.put("source", envelope.source());
        json.put("type", envelope.type());
        json.put("subject", envelope.subject());
        json.put("time", RFC_3339_MILLIS.format(envelope.time()));
        json.put("datacontenttype", CONTENT_TYPE);
        json.put("dataschema", envelope.dataSchema());
        json.put("stream", envelope.stream().toString());
        json.put("streamsalt", envelope.streamSalt().hex());
        json.put("sequence", Long.toString(envelope.sequence()));
        envelope.previous().ifPresent(digest -> json.put("previous", digest.hex()));
        json.put("issuer", envelope.issuer().toString());
        json.put("origin", envelope.origin().hex());
        envelope.causationId().ifPresent(cause -> json.put("causationid", cause));
        envelope.correlationId().ifPresent(correlation -> json.put("correlationid", correlation));
        envelope.traceparent().ifPresent(trace -> json.put("traceparent", trace));
        json.set("data", envelope.sharedData());
        return json;
    }

    static EventEnvelope parse(JsonNode json) {
        if (!(json instanceof ObjectNode object)) throw new RefusedJson("wrong_type", "", "an event is an object");
        List<String> unread = unread(object);
        requireConstant(object, "specversion", SPEC_VERSION);
        requireConstant(object, "datacontenttype", CONTENT_TYPE);
        if (!(object.get("data") instanceof ObjectNode data)) {
            throw new RefusedJson("wrong_type", "/data", "data is an object");
        }
        try {
            return envelope(object, data, unread);
        } catch (RefusedJson refused) {
            throw refused;
        } catch (IllegalArgumentException invalid) {
            throw new RefusedJson("invalid_envelope", "", String.valueOf(invalid.getMessage()), invalid);
        }
    }

    /** The names of the attributes that are not known; they have the form that CloudEvents gives a name, and are text. */
    private static List<String> unread(ObjectNode object) {
        int most = EventEnvelope.MAX_ATTRIBUTES;
        if (object.size() > most) {
            throw new RefusedJson("too_many_attributes", "", "an event has at most " + most + " attributes");
        }
        List<String> unread = new ArrayList<>();
        for (String name : object.propertyNames()) {
            if (ATTRIBUTES.contains(name)) continue;
            if (!NAME.matcher(name).matches()) {
                throw new RefusedJson("unknown_attribute", "", "a name has 1 to 20 of a-z and 0-9").within(name);
            }
            required(object, name, Function.identity());
            unread.add(name);
        }
        return unread;
    }

    private static EventEnvelope envelope(ObjectNode object, ObjectNode data, List<String> unread) {
        return new EventEnvelope(
                required(object, "id", Function.identity()),
                required(object, "source", Function.identity()),
                required(object, "type", Function.identity()),
                required(object, "subject", Function.identity()),
                required(object, "time", EnvelopeJson::parseTime),
                required(object, "dataschema", Function.identity()),
                required(object, "stream", StreamId::parse),
                required(object, "streamsalt", StreamSalt::new),
                required(object, "sequence", EnvelopeJson::parseSequence),
                optional(object, "previous", Digest::parseHex),
                required(object, "issuer", ParticipantId::new),
                required(object, "origin", Digest::parseHex),
                optional(object, "causationid", Function.identity()),
                optional(object, "correlationid", Function.identity()),
                optional(object, "traceparent", Function.identity()),
                data,
                unread);
    }

    private static void requireConstant(ObjectNode object, String name, String due) {
        String found = required(object, name, Function.identity());
        if (!found.equals(due)) throw new RefusedJson("invalid_value", "/" + name, "only " + due + " is read");
    }

    private static <T> T required(ObjectNode object, String name, Function<String, T> parse) {
        return optional(object, name, parse)
                .orElseThrow(() -> new RefusedJson("missing", "/" + name, "the attribute is due"));
    }

    private static <T> Optional<T> optional(ObjectNode object, String name, Function<String, T> parse) {
        JsonNode value = object.get(name);
        if (value == null) return Optional.empty();
        if (!value.isString()) throw new RefusedJson("wrong_type", "/" + name, "an attribute is text");
        try {
            return Optional.of(parse.apply(value.stringValue()));
        } catch (IllegalArgumentException invalid) {
            throw new RefusedJson("invalid_value", "/" + name, String.valueOf(invalid.getMessage()), invalid);
        }
    }

    private static Instant parseTime(String text) {
        try {
            Instant time = Instant.parse(text);
            if (text.length() == TIME_LENGTH && RFC_3339_MILLIS.format(time).equals(text)) return time;
        } catch (java.time.DateTimeException malformed) {
            throw new IllegalArgumentException("no time: " + text, malformed);
        }
        throw new IllegalArgumentException("time is UTC with three fraction digits, found " + text);
    }

    private static long parseSequence(String text) {
        long sequence = Long.parseLong(text); // NumberFormatException is an IllegalArgumentException.
        if (!Long.toString(sequence).equals(text)) throw new IllegalArgumentException("no decimal number: " + text);
        return sequence;
    }
}
