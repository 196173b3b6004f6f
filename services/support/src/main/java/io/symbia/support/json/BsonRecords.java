package io.symbia.support.json;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Records as BSON documents, by way of their JSON, so that a kept document reads like the answer it becomes.
 *
 * <p>In names, {@code .} {@code $} and {@code %} are written {@code %2E} {@code %24} {@code %25}: not every server keeps them.
 */
public final class BsonRecords {
    private BsonRecords() {}

    /** The record as a document. */
    public static Document format(Object record) {
        return requireNonNull((Document) toBson(Json.MAPPER.valueToTree(record)));
    }

    /** The inverse of {@link #format}. */
    public static <T> T parse(Document document, Class<T> type) {
        return Json.MAPPER.treeToValue(toJson(document), type);
    }

    private static @Nullable Object toBson(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                Document document = new Document();
                object.forEachEntry((name, value) -> document.append(escape(name), toBson(value)));
                yield document;
            }
            case ArrayNode array -> {
                List<Object> list = new ArrayList<>(array.size());
                array.forEach(element -> list.add(toBson(element)));
                yield list;
            }
            default -> scalar(node);
        };
    }

    private static @Nullable Object scalar(JsonNode node) {
        if (node.isString()) return node.stringValue();
        if (node.isBoolean()) return node.booleanValue();
        if (node.isIntegralNumber()) return node.longValue();
        if (node.isNumber()) return node.doubleValue();
        if (node.isNull()) return null;
        throw new IllegalArgumentException("no record has a " + node.getNodeType());
    }

    private static JsonNode toJson(Object value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (value) {
            case null -> nodes.nullNode();
            case Map<?, ?> document -> {
                ObjectNode object = nodes.objectNode();
                document.forEach((name, part) -> object.set(unescape((String) name), toJson(part)));
                yield object;
            }
            case List<?> list -> {
                ArrayNode array = nodes.arrayNode(list.size());
                list.forEach(element -> array.add(toJson(element)));
                yield array;
            }
            case String text -> nodes.stringNode(text);
            case Boolean flag -> nodes.booleanNode(flag);
            case Integer number -> nodes.numberNode(number);
            case Long number -> nodes.numberNode(number);
            case Double number -> nodes.numberNode(number);
            default -> throw new IllegalArgumentException("unexpected " + value.getClass() + " in a kept document");
        };
    }

    private static String escape(String name) {
        if (name.indexOf('.') < 0 && name.indexOf('$') < 0 && name.indexOf('%') < 0) return name;
        return name.replace("%", "%25").replace(".", "%2E").replace("$", "%24");
    }

    private static String unescape(String name) {
        if (name.indexOf('%') < 0) return name;
        return name.replace("%24", "$").replace("%2E", ".").replace("%25", "%");
    }
}
