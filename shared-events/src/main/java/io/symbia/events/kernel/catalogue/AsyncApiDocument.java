package io.symbia.events.kernel.catalogue;

import io.symbia.events.kernel.envelope.EventHeaders;
import io.symbia.events.kernel.envelope.Topics;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The AsyncAPI 3.0 description of what flows between processes: a channel for each service's events, one for what could not be
 * handled of them, one for the log's receipts. Schemas are referred to by file.
 */
public final class AsyncApiDocument {
    private static final String SCHEMA_FORMAT = "application/schema+json;version=draft-2020-12";
    private static final String RECEIPT = "receipt";
    private static final String PARKED = "parked";

    private final EventCatalogue catalogue;
    private final ObjectNode document = JsonNodeFactory.instance.objectNode();

    private AsyncApiDocument(EventCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The document for the events of {@code catalogue}. */
    public static ObjectNode of(EventCatalogue catalogue) {
        AsyncApiDocument writer = new AsyncApiDocument(catalogue);
        writer.document.put("asyncapi", "3.0.0");
        ObjectNode info = writer.document.putObject("info");
        info.put("title", "Symbia events").put("version", "1");
        info.put("description", "Facts of cross-border commerce, each published once by the service that owns it.");
        writer.document.put("defaultContentType", "application/cloudevents+json");
        writer.addChannels();
        writer.addOperations();
        writer.addComponents();
        return writer.document;
    }

    private void addChannels() {
        ObjectNode channels = document.putObject("channels");
        for (String service : catalogue.services()) {
            String topic = Topics.events(service);
            ObjectNode channel = channel(channels, topic, "What " + service + " says happened, keyed by stream.");
            for (String type : catalogue.typesOf(service)) addMessage(channel, type);
            ObjectNode parked = channel(
                    channels,
                    Topics.parked(topic),
                    "Events of " + topic + " that a consumer could not handle, with the reason.");
            addMessage(parked, PARKED);
        }
        ObjectNode receipts =
                channel(channels, Topics.RECEIPTS, "Which leaves of the log events became, keyed by topic.");
        addMessage(receipts, RECEIPT);
    }

    private static ObjectNode channel(ObjectNode channels, String topic, String description) {
        ObjectNode channel = channels.putObject(topic).put("address", topic).put("description", description);
        channel.putObject("bindings").putObject("kafka").put("topic", topic).put("partitions", Topics.PARTITIONS);
        channel.putObject("messages");
        return channel;
    }

    private static void addMessage(ObjectNode channel, String message) {
        ObjectNode messages = (ObjectNode) channel.get("messages");
        messages.putObject(message).put("$ref", "#/components/messages/" + message);
    }

    private void addOperations() {
        ObjectNode operations = document.putObject("operations");
        for (String service : catalogue.services()) addSend(operations, service, Topics.events(service));
        addSend(operations, "log", Topics.RECEIPTS);
    }

    private static void addSend(ObjectNode operations, String sender, String topic) {
        ObjectNode operation = operations.putObject("publish-" + sender).put("action", "send");
        operation.putObject("channel").put("$ref", "#/channels/" + topic);
    }

    private void addComponents() {
        ObjectNode components = document.putObject("components");
        ObjectNode messages = components.putObject("messages");
        for (String type : catalogue.types()) addEventMessage(messages, type);
        addReceipt(messages.putObject(RECEIPT));
        messages.putObject(PARKED)
                .put(
                        "title",
                        "A record as it was read, bytes and headers unchanged, with headers that say why it is here");
        ObjectNode traits = components.putObject("messageTraits").putObject("event");
        traits.put("contentType", "application/cloudevents+json");
        ObjectNode headers = traits.putObject("headers").put("type", "object");
        ObjectNode properties = headers.putObject("properties");
        List<String> names = List.of(
                EventHeaders.ID, EventHeaders.TYPE, EventHeaders.TAG, EventHeaders.SEQUENCE, EventHeaders.DISCLOSURES);
        ArrayNode required = headers.putArray("required");
        for (String name : names) {
            properties.putObject(name).put("type", "string");
            required.add(name);
        }
    }

    private void addEventMessage(ObjectNode messages, String type) {
        ObjectNode message = messages.putObject(type);
        message.put("name", type);
        message.put("title", catalogue.recordOf(type).getSimpleName());
        message.putArray("traits").addObject().put("$ref", "#/components/messageTraits/event");
        ObjectNode payload = message.putObject("payload").put("schemaFormat", SCHEMA_FORMAT);
        ArrayNode parts = payload.putObject("schema").putArray("allOf");
        parts.addObject().put("$ref", GeneratedDocuments.ENVELOPE_SCHEMA);
        ObjectNode properties = parts.addObject().putObject("properties");
        properties.putObject("type").put("const", type);
        properties.putObject("data").put("$ref", GeneratedDocuments.schemaPath(type));
    }

    /** {@code {"origin": topic, "treeSize": n, "leaves": [["<digest>", leafIndex], ...]}} */
    private static void addReceipt(ObjectNode message) {
        message.put("name", RECEIPT)
                .put("title", "Leaves that were added to the log")
                .put("contentType", "application/json");
        ObjectNode schema =
                message.putObject("payload").put("schemaFormat", SCHEMA_FORMAT).putObject("schema");
        schema.put("type", "object")
                .putArray("required")
                .add("origin")
                .add("treeSize")
                .add("leaves");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("origin").put("type", "string");
        properties.putObject("treeSize").put("type", "integer").put("minimum", 1);
        ObjectNode leaf = properties
                .putObject("leaves")
                .put("type", "array")
                .put("maxItems", 1_000)
                .putObject("items");
        ArrayNode pair =
                leaf.put("type", "array").put("minItems", 2).put("maxItems", 2).putArray("prefixItems");
        pair.addObject().put("type", "string").put("pattern", "^[0-9a-f]{64}$");
        pair.addObject().put("type", "integer").put("minimum", 0);
    }
}
