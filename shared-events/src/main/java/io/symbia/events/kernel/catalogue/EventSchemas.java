package io.symbia.events.kernel.catalogue;

import io.symbia.events.kernel.envelope.EventEnvelope;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.shape.RecordShape;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON Schemas (draft 2020-12) of events: one of the envelope, which all share, and one of each type's {@code data}, which is the
 * one that CloudEvents' {@code dataschema} names.
 */
public final class EventSchemas {
    /** Identifies the schema of the envelope. */
    public static final String ENVELOPE_ID = "urn:symbia:schema:event";

    static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private static final String HEX_16_BYTES = "^[0-9a-f]{32}$";
    private static final String HEX_32_BYTES = "^[0-9a-f]{64}$";
    private static final String UUID_7 = "^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$";
    private static final String MILLIS = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$";
    private static final String DECIMAL_SEQUENCE = "^(0|[1-9][0-9]{0,9})$";
    private static final String TOKEN = "^[!-~]{1,256}$";

    private EventSchemas() {}

    /** The schema of a type's data. */
    public static ObjectNode ofData(String eventType, RecordShape shape) {
        ObjectNode schema =
                document(EventEnvelope.dataSchemaOf(eventType), shape.type().getSimpleName());
        return schema.setAll(shape.schema());
    }

    /** The schema of what surrounds the data of every event. */
    public static ObjectNode ofEnvelope() {
        ObjectNode schema = document(ENVELOPE_ID, "Event").put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        addCloudEvents(properties, required);
        addExtensions(properties, required);
        properties.putObject("data").put("type", "object");
        required.add("data");
        // What later writers add has the form of an attribute, and is passed over by whoever does not know it.
        schema.put("maxProperties", EventEnvelope.MAX_ATTRIBUTES);
        schema.set("propertyNames", text("^" + EventEnvelope.ATTRIBUTE_NAME + "$"));
        schema.putObject("additionalProperties").put("type", "string");
        return schema;
    }

    private static void addCloudEvents(ObjectNode properties, ArrayNode required) {
        properties.putObject("specversion").put("const", "1.0");
        properties.set("id", text(UUID_7));
        properties.set("source", text("^/symbia/[a-z][a-z0-9-]*$"));
        properties.set("type", text("^symbia(\\.[a-z][a-z0-9-]*){3,}\\.v[1-9][0-9]{0,3}$"));
        properties.set("subject", text("^[A-Za-z0-9._:~%-]{1,160}$"));
        properties.set("time", text(MILLIS).put("format", "date-time"));
        properties.putObject("datacontenttype").put("const", "application/json");
        properties.set("dataschema", text("^urn:symbia:schema:"));
        required.add("specversion").add("id").add("source").add("type").add("subject");
        required.add("time").add("datacontenttype").add("dataschema");
    }

    private static void addExtensions(ObjectNode properties, ArrayNode required) {
        properties.set("stream", text("^[a-z][a-z0-9-]*/[a-z][a-z0-9-]*/[A-Za-z0-9._:~%-]{1,160}$"));
        properties.set("streamsalt", text(HEX_16_BYTES));
        properties.set("sequence", text(DECIMAL_SEQUENCE));
        properties.set("previous", text(HEX_32_BYTES));
        properties.set("issuer", text(ParticipantId.ISSUER_PATTERN));
        properties.set("origin", text(HEX_32_BYTES));
        properties.set("causationid", text(TOKEN));
        properties.set("correlationid", text(TOKEN));
        properties.set("traceparent", text("^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"));
        required.add("stream").add("streamsalt").add("sequence").add("issuer").add("origin");
    }

    private static ObjectNode document(String id, String title) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("$schema", DIALECT)
                .put("$id", id)
                .put("title", title);
    }

    private static ObjectNode text(String pattern) {
        return JsonNodeFactory.instance.objectNode().put("type", "string").put("pattern", pattern);
    }
}
