package io.symbia.support.description;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.kernel.shape.Shapes;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON schemas of answers, worked out from their classes as {@link io.symbia.support.json.Json#MAPPER} writes them. Each record has a schema
 * of its own, under its name and those of the records around it, and is referred to by that. An {@code Optional} may be absent, and
 * what has a {@code @JsonInclude} of its own; all else is there, an empty list too.
 */
final class AnswerSchemas {
    private static final String PLACE = "#/components/schemas/";

    private final Map<String, Type> types = new TreeMap<>();
    private final Map<String, ObjectNode> schemas = new TreeMap<>();

    /** The schemas of all records met so far, by name. */
    Map<String, ObjectNode> all() {
        return Map.copyOf(schemas);
    }

    /**
     * The schema of a type: of a record a reference to it.
     *
     * @throws IllegalStateException when no answer has such a type, or two have one name
     */
    ObjectNode of(Type type) {
        Class<?> raw = raw(type);
        if (raw == int.class || raw == Integer.class) return typed("integer").put("format", "int32");
        if (raw == long.class || raw == Long.class) return typed("integer").put("format", "int64");
        if (raw == boolean.class || raw == Boolean.class) return typed("boolean");
        if (raw == Instant.class) return typed("string").put("format", "date-time");
        if (raw == ZoneOffset.class) return typed("string").put("pattern", "^(Z|[+-][0-9]{2}:[0-9]{2})$");
        if (raw == URI.class) return typed("string").put("format", "uri-reference");
        if (raw == Optional.class || raw == Confidential.class) return of(argument(type, 0));
        if (List.class.isAssignableFrom(raw)) {
            ObjectNode list = typed("array");
            list.set("items", of(argument(type, 0)));
            return list;
        }
        if (Map.class.isAssignableFrom(raw)) {
            ObjectNode map = typed("object");
            map.set("additionalProperties", of(argument(type, 1)));
            return map;
        }
        Optional<ObjectNode> text = Shapes.ofText(raw);
        if (text.isPresent()) return text.get();
        if (!raw.isRecord()) throw new IllegalStateException("no answer has a " + type);
        return JsonNodeFactory.instance.objectNode().put("$ref", PLACE + named(type));
    }

    private String named(Type type) {
        String name = name(type);
        Type known = types.get(name);
        if (known == null) {
            schemas.put(name, record(type));
            types.put(name, type);
        } else if (!known.equals(type)) {
            throw new IllegalStateException(known + " and " + type + " have one name");
        }
        return name;
    }

    private ObjectNode record(Type type) {
        ObjectNode schema = typed("object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JsonNodeFactory.instance.arrayNode();
        for (RecordComponent component : raw(type).getRecordComponents()) {
            Type given = component.getGenericType();
            if (type instanceof ParameterizedType of) given = resolved(given, of);
            properties.set(component.getName(), of(given));
            boolean maybe =
                    raw(given) == Optional.class || component.getAccessor().isAnnotationPresent(JsonInclude.class);
            if (!maybe) required.add(component.getName());
        }
        if (!required.isEmpty()) schema.set("required", required);
        return schema;
    }

    /** A page of something: its only variable is what it is a page of, in a list. */
    private static Type resolved(Type component, ParameterizedType page) {
        if (component instanceof ParameterizedType list && !(list.getActualTypeArguments()[0] instanceof Class<?>)) {
            return new ListOf(page.getActualTypeArguments()[0]);
        }
        return component;
    }

    /** {@code List<of>}. */
    private record ListOf(Type of) implements ParameterizedType {
        @Override
        public Type[] getActualTypeArguments() {
            return new Type[] {of};
        }

        @Override
        public Type getRawType() {
            return List.class;
        }

        @Override
        public Type getOwnerType() {
            return Object.class;
        }
    }

    private static String name(Type type) {
        Class<?> raw = raw(type);
        String name = raw.getSimpleName();
        for (Class<?> around = raw.getEnclosingClass(); around != null; around = around.getEnclosingClass()) {
            name = around.getSimpleName() + name;
        }
        return type instanceof ParameterizedType of ? name + "Of" + name(of.getActualTypeArguments()[0]) : name;
    }

    private static ObjectNode typed(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }

    private static Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> plain -> plain;
            case ParameterizedType generic -> (Class<?>) generic.getRawType();
            default -> throw new IllegalStateException("no answer has a " + type);
        };
    }

    private static Type argument(Type type, int place) {
        if (type instanceof ParameterizedType generic) return generic.getActualTypeArguments()[place];
        throw new IllegalStateException("the type of what is in " + type + " is missing");
    }
}
