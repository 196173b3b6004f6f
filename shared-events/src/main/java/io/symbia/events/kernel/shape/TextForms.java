package io.symbia.events.kernel.shape;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.canonical.DecimalText;
import io.symbia.events.kernel.canonical.RefusedJson;
import io.symbia.events.kernel.form.Codes;
import io.symbia.events.kernel.form.TextForm;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The types that are written as one text: some of the JDK, every enum, and every value type that says so. */
final class TextForms {
    private static final DateTimeFormatter RFC_3339_MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final String MILLIS_PATTERN = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$";
    private static final String OFFSET_PATTERN =
            "^[+-]([01][0-9]):[0-5][0-9]$"; // As EPCIS 2.0 writes it; UTC is +00:00.

    private static final String CODE_PATTERN = "^[A-Z][A-Z0-9_]{0,63}$";
    private static final Pattern CODE = Pattern.compile(CODE_PATTERN);

    private static final Map<Class<?>, TextShape> JDK = Map.of(
            String.class, jdk(String.class, Function.identity(), Function.identity(), plain()),
            Instant.class, jdk(Instant.class, TextForms::formatInstant, TextForms::parseInstant, instantSchema()),
            ZoneOffset.class,
                    jdk(ZoneOffset.class, TextForms::formatOffset, TextForms::parseOffset, patterned(OFFSET_PATTERN)),
            LocalDate.class,
                    jdk(LocalDate.class, TextForms::formatDate, TextForms::parseDate, plain().put("format", "date")),
            BigDecimal.class,
                    jdk(
                            BigDecimal.class,
                            TextForms::formatDecimal,
                            DecimalText::parse,
                            patterned(DecimalText.PATTERN)));

    private TextForms() {}

    /**
     * The shape of {@code type}, if it is written as one text.
     *
     * @param open whether codes may be read that are not known here, as in an event; a command has those that are known
     */
    static Optional<TextShape> of(Class<?> type, boolean open) {
        TextShape jdk = JDK.get(type);
        if (jdk != null) return Optional.of(jdk);
        if (type.isEnum()) return Optional.of(open ? openCodes(type) : codes(type));
        return isTextValue(type) ? Optional.of(valueType(type)) : Optional.empty();
    }

    private static <T> TextShape jdk(
            Class<T> type, Function<T, String> format, Function<String, T> parse, ObjectNode schema) {
        return new TextShape(type, value -> format.apply(type.cast(value)), parse::apply, schema);
    }

    private static ObjectNode plain() {
        return JsonNodeFactory.instance.objectNode().put("type", "string");
    }

    private static ObjectNode patterned(String pattern) {
        return plain().put("pattern", pattern);
    }

    private static ObjectNode instantSchema() {
        return patterned(MILLIS_PATTERN).put("format", "date-time");
    }

    /** Milliseconds exactly: what is finer would not come back, and the aggregate would differ from its own replay. */
    static String formatInstant(Instant instant) {
        if (!instant.truncatedTo(ChronoUnit.MILLIS).equals(instant)) {
            throw new RefusedJson(
                    "instant_finer_than_millis", "", "an instant has whole milliseconds, found " + instant);
        }
        requireFourDigits(instant.atOffset(ZoneOffset.UTC).getYear());
        return RFC_3339_MILLIS.format(instant);
    }

    /** RFC 3339 section 5.6: a year is written with four digits. */
    private static void requireFourDigits(int year) {
        if (year < 0 || year > 9_999)
            throw new RefusedJson("invalid_value", "", "a year has four digits, found " + year);
    }

    private static String formatDate(LocalDate date) {
        requireFourDigits(date.getYear());
        return date.toString();
    }

    static Instant parseInstant(String text) {
        try {
            Instant instant = Instant.parse(text);
            if (formatInstant(instant).equals(text)) return instant;
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException("no instant: " + malformed.getMessage(), malformed);
        }
        throw new IllegalArgumentException("an instant is UTC with three fraction digits, found " + text);
    }

    private static String formatOffset(ZoneOffset offset) {
        if (offset.getTotalSeconds() % 60 != 0) throw new IllegalArgumentException("an offset has whole minutes");
        return offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId();
    }

    private static ZoneOffset parseOffset(String text) {
        try {
            ZoneOffset offset = ZoneOffset.of(text);
            if (formatOffset(offset).equals(text)) return offset;
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException("no offset: " + malformed.getMessage(), malformed);
        }
        throw new IllegalArgumentException("an offset is written +hh:mm or -hh:mm, found " + text);
    }

    private static LocalDate parseDate(String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            if (formatDate(date).equals(text)) return date;
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException("no date: " + malformed.getMessage(), malformed);
        }
        throw new IllegalArgumentException("a date is written YYYY-MM-DD, found " + text);
    }

    private static String formatDecimal(BigDecimal value) {
        if (value.scale() < 0) throw new IllegalArgumentException("a decimal has a scale of zero or more");
        return DecimalText.format(value);
    }

    private static TextShape codes(Class<?> type) {
        Map<String, Object> byName = byName(type);
        ObjectNode schema = plain();
        Codes.known(type).forEach(schema.putArray("enum")::add);
        return new TextShape(
                type,
                TextForms::formatCode,
                name -> Optional.ofNullable(byName.get(name))
                        .orElseThrow(() -> new IllegalArgumentException("\"" + name + "\" is none of its names")),
                schema);
    }

    /** Codes of a list that grows: one that is not known here is read as the constant that says so, and never written. */
    private static TextShape openCodes(Class<?> type) {
        Map<String, Object> byName = byName(type);
        Object unrecognised = Codes.unrecognised(type)
                .orElseThrow(() -> new IllegalStateException(type + " has no @Unrecognised constant"));
        ObjectNode schema = patterned(CODE_PATTERN);
        Codes.known(type).forEach(schema.putArray("examples")::add);
        schema.put("description", "A code of a list that grows; the examples are all that are known now.");
        return new TextShape(
                type,
                TextForms::formatCode,
                name -> {
                    if (!CODE.matcher(name).matches()) throw new IllegalArgumentException("no code: \"" + name + "\"");
                    return byName.getOrDefault(name, unrecognised);
                },
                schema);
    }

    private static Map<String, Object> byName(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> (Enum<?>) constant)
                .filter(Codes::isKnown)
                .collect(Collectors.toUnmodifiableMap(Enum::name, Function.identity()));
    }

    private static String formatCode(Object code) {
        if (!Codes.isKnown((Enum<?>) code)) {
            throw new RefusedJson("invalid_value", "", "a code that is not known here is not written");
        }
        return ((Enum<?>) code).name();
    }

    private static boolean isTextValue(Class<?> type) {
        try {
            return type.getMethod("toString").isAnnotationPresent(JsonValue.class);
        } catch (NoSuchMethodException none) {
            return false; // Interfaces; everything else has a toString.
        }
    }

    private static TextShape valueType(Class<?> type) {
        MethodHandle creator = creator(type).asType(MethodType.methodType(Object.class, String.class));
        TextForm form = type.getAnnotation(TextForm.class);
        ObjectNode schema = form == null ? plain() : patterned(form.pattern());
        if (form != null) schema.putArray("examples").add(form.example());
        return new TextShape(type, Object::toString, text -> Handles.call(creator, text), schema);
    }

    private static MethodHandle creator(Class<?> type) {
        try {
            MethodHandles.Lookup lookup = Handles.lookup(type);
            for (Constructor<?> constructor : type.getDeclaredConstructors()) {
                boolean takesText = Arrays.equals(constructor.getParameterTypes(), new Class<?>[] {String.class});
                if (takesText && constructor.isAnnotationPresent(JsonCreator.class)) {
                    return lookup.unreflectConstructor(constructor);
                }
            }
            for (Method method : type.getDeclaredMethods()) {
                boolean takesText = Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class});
                if (takesText
                        && Modifier.isStatic(method.getModifiers())
                        && method.isAnnotationPresent(JsonCreator.class)) {
                    return lookup.unreflect(method);
                }
            }
        } catch (IllegalAccessException closed) {
            throw new IllegalStateException(type + " cannot be reached", closed);
        }
        throw new IllegalStateException(type + " is written as text but has no @JsonCreator from a String");
    }
}
