package io.symbia.support.json;

import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.canonical.DecimalText;
import io.symbia.events.kernel.canonical.RefusedJson;
import io.symbia.events.kernel.form.Codes;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes a request's record of its JSON, component by component, and points at what does not fit.
 *
 * <p>Every component is required unless it is an {@code Optional}; a name that no component has is refused; nothing is coerced:
 * text is text, an integer is an integer. A value type with {@code @JsonValue} is read from text by its creator, any other record
 * from an object.
 */
public final class BodyReader {
    private BodyReader() {}

    /**
     * The record that the JSON stands for.
     *
     * @throws RefusedJson with a code of {@link RefusedJson} and a pointer
     */
    public static <T> T read(JsonNode json, Class<T> type) {
        return type.cast(value(json, type));
    }

    private static Object value(JsonNode json, Type type) {
        if (type instanceof ParameterizedType generic) {
            if (generic.getRawType() == List.class) return list(json, generic.getActualTypeArguments()[0]);
            if (generic.getRawType() == Optional.class) return Optional.of(value(json, argument(generic)));
            throw new IllegalStateException("no request has a component of " + type);
        }
        Class<?> plain = (Class<?>) type;
        if (json.isNull()) throw new RefusedJson("wrong_type", "", "null is not a value; leave the field out");
        if (plain == boolean.class || plain == Boolean.class) {
            if (!json.isBoolean()) throw new RefusedJson("wrong_type", "", "true or false is due");
            return json.booleanValue();
        }
        if (plain == int.class || plain == Integer.class || plain == long.class || plain == Long.class) {
            return integer(json, plain);
        }
        return plain.isRecord() && !isText(plain) ? record(json, plain) : text(json, plain);
    }

    private static Type argument(ParameterizedType generic) {
        return generic.getActualTypeArguments()[0];
    }

    private static Object integer(JsonNode json, Class<?> type) {
        if (!json.isIntegralNumber()) throw new RefusedJson("wrong_type", "", "an integer is due");
        if (type == long.class || type == Long.class) return json.longValue();
        if (!json.canConvertToInt()) throw new RefusedJson("invalid_value", "", "the integer is too large");
        return json.intValue();
    }

    static Object text(JsonNode json, Class<?> type) {
        if (!json.isString()) throw new RefusedJson("wrong_type", "", "text is due");
        String text = json.stringValue();
        try {
            if (type == String.class) return text;
            if (type == BigDecimal.class) return DecimalText.parse(text);
            Optional<Object> time = TimeText.parse(text, type);
            if (time.isPresent()) return time.get();
            Object value = Json.MAPPER.treeToValue(json, type);
            if (value instanceof Enum<?> code && !Codes.isKnown(code)) throw new IllegalArgumentException("no code");
            if (value != null) return value; // Jackson takes an empty text for no currency, and so on.
            throw new IllegalArgumentException("an empty text is due nowhere");
        } catch (JacksonException | DateTimeException | IllegalArgumentException | NullPointerException invalid) {
            String due = WrittenForm.of(type).orElseGet(() -> reason(invalid));
            throw new RefusedJson("invalid_value", "", due, invalid);
        }
    }

    /** What the value type's constructor said, without Jackson's account of its own inner life. */
    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) root = root.getCause();
        if (root instanceof JacksonException jackson) return jackson.getOriginalMessage();
        return root.getMessage() == null ? "not acceptable" : root.getMessage();
    }

    private static List<Object> list(JsonNode json, Type element) {
        if (!json.isArray()) throw new RefusedJson("wrong_type", "", "an array is due");
        List<Object> list = new ArrayList<>(json.size());
        for (JsonNode entry : json) {
            try {
                list.add(value(entry, element));
            } catch (RefusedJson refused) {
                throw refused.within(Integer.toString(list.size()));
            }
        }
        return List.copyOf(list);
    }

    private static Object record(JsonNode json, Class<?> type) {
        if (!(json instanceof ObjectNode object))
            throw new RefusedJson("wrong_type", "", "an object is due; begin it with { and end it with }");
        RecordComponent[] components = type.getRecordComponents();
        refuseUnknown(object, names(components));
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = component(object, components[i]);
        }
        return construct(type, components, values);
    }

    /** The value of a component, from the property of its name. */
    static Object component(ObjectNode object, RecordComponent component) {
        boolean optional = component.getType() == Optional.class;
        String name = component.getName();
        try {
            JsonNode json = object.get(name);
            if (json == null && !optional) throw new RefusedJson("missing", "", "the field is required");
            return json == null ? Optional.empty() : value(json, component.getGenericType());
        } catch (RefusedJson refused) {
            throw refused.within(name);
        }
    }

    /** The value of a property that may be absent. */
    static <T> Optional<T> optional(ObjectNode object, String name, Class<T> type) {
        JsonNode json = object.get(name);
        if (json == null) return Optional.empty();
        try {
            return Optional.of(type.cast(value(json, type)));
        } catch (RefusedJson refused) {
            throw refused.within(name);
        }
    }

    private static Set<String> names(RecordComponent[] components) {
        Set<String> names = new TreeSet<>();
        for (RecordComponent component : components) names.add(component.getName());
        return names;
    }

    static void refuseUnknown(ObjectNode object, Set<String> known) {
        for (String name : object.propertyNames()) {
            if (!known.contains(name)) {
                throw new RefusedJson("unknown_field", "", "known are " + List.copyOf(known)).within(name);
            }
        }
    }

    static Object construct(Class<?> type, RecordComponent[] components, Object[] values) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true); // Bodies may be package-private records of their controller.
            return constructor.newInstance(values);
        } catch (InvocationTargetException failed) {
            Throwable cause = failed.getCause();
            if (cause instanceof RefusedJson refused) throw refused;
            if (cause instanceof IllegalArgumentException || cause instanceof NullPointerException) {
                throw new RefusedJson("invalid_value", "", reason(cause), cause);
            }
            throw new IllegalStateException(type + " cannot be made", cause);
        } catch (ReflectiveOperationException closed) {
            throw new IllegalStateException(type + " cannot be made", closed);
        }
    }

    private static boolean isText(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods()).anyMatch(BodyReader::isJsonValue)
                || Arrays.stream(type.getDeclaredFields())
                        .anyMatch(field -> field.isAnnotationPresent(JsonValue.class));
    }

    private static boolean isJsonValue(Method method) {
        return method.isAnnotationPresent(JsonValue.class);
    }
}
