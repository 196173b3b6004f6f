package io.symbia.events.kernel.shape;

import io.symbia.events.kernel.form.Codes;
import io.symbia.events.kernel.form.Held;
import io.symbia.events.kernel.form.Positive;
import io.symbia.events.kernel.form.Spread;
import io.symbia.events.kernel.form.WholeValue;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.kernel.privacy.DisclosureReader;
import io.symbia.events.kernel.privacy.Personal;
import io.symbia.events.kernel.privacy.Public;
import io.symbia.events.kernel.privacy.Restricted;
import io.symbia.events.kernel.privacy.Sensitivity;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Works out the shape of a record's class, and fails where a component does not say who may see it or has a type that no event
 * has. The failure is an {@link IllegalStateException}: the class is wrong, not a document.
 */
public final class Shapes {
    private final Deque<Class<?>> path; // Refuses records that contain themselves.
    private final Audience audience;

    /** Whether components say who may see them. */
    private enum Audience {
        /** Each one does. */
        NAMED,
        /** None does: they are parts of one value. */
        WHOLE,
        /** It makes no difference: a command is seen by whoever gives it. */
        ANY
    }

    private Shapes(Deque<Class<?>> path, Audience audience) {
        this.path = path;
        this.audience = audience;
    }

    /** The shape of a record whose components say who may see them. */
    public static RecordShape of(Class<?> record) {
        return new Shapes(new ArrayDeque<>(), Audience.NAMED).record(record);
    }

    /** The shape of a command: confidential values stand in it in clear. */
    public static RecordShape ofCommand(Class<?> record) {
        return new Shapes(new ArrayDeque<>(), Audience.ANY).record(record);
    }

    /** The schema of a type that is written as one text; empty for any other. Codes that may be unknown are described as open. */
    public static Optional<ObjectNode> ofText(Class<?> type) {
        boolean open = type.isEnum() && Codes.unrecognised(type).isPresent();
        return TextForms.of(type, open).map(TextShape::schema);
    }

    private RecordShape record(Class<?> type) {
        if (!type.isRecord()) throw new IllegalStateException(type + " is no record");
        if (path.contains(type)) throw new IllegalStateException(type + " contains itself");
        path.push(type);
        List<FieldShape> fields = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Class<?> spread = component.getType();
            if (spread.isAnnotationPresent(Spread.class)) fields.addAll(spread(type, component));
            else fields.add(field(type, component));
        }
        path.pop();
        boolean open = audience == Audience.NAMED;
        return new RecordShape(type, fields, constructor(type), open);
    }

    private List<FieldShape> spread(Class<?> type, RecordComponent component) {
        String place = type.getSimpleName() + "." + component.getName();
        if (sensitivity(component, place).isPresent()) {
            throw new IllegalStateException(place + ": what stands beside the others is public");
        }
        String[] names = component.getType().getAnnotation(Spread.class).value();
        RecordComponent[] parts = component.getType().getRecordComponents();
        MethodHandle holder = accessor(type, component);
        List<FieldShape> fields = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            Type part = parts[i].getGenericType();
            boolean optional = raw(part) == Optional.class;
            Type written = optional ? argument(part, place) : part;
            Shape shape = new Shapes(path, Audience.WHOLE).shape(written, place);
            MethodHandle accessor = MethodHandles.filterReturnValue(holder, accessor(component.getType(), parts[i]));
            fields.add(new FieldShape(names[i], shape, optional, Optional.empty(), false, false, accessor));
        }
        return fields;
    }

    private FieldShape field(Class<?> type, RecordComponent component) {
        String place = type.getSimpleName() + "." + component.getName();
        if (component.getName().equals(DisclosureReader.DIGESTS))
            throw new IllegalStateException(place + ": the name is reserved");
        Optional<Sensitivity> sensitivity = sensitivity(component, place);
        Type inner = component.getGenericType();
        boolean optional = raw(inner) == Optional.class;
        if (optional) inner = argument(inner, place);
        boolean confidential = raw(inner) == Confidential.class;
        if (confidential != sensitivity.isPresent() && audience != Audience.ANY) {
            throw new IllegalStateException(
                    place + ": a component is Confidential if and only if it is @Restricted or @Personal");
        }
        boolean concealed = confidential && audience != Audience.ANY;
        if (confidential) inner = argument(inner, place);
        Shapes within = concealed ? new Shapes(path, Audience.WHOLE) : this;
        return new FieldShape(
                component.getName(),
                within.shape(inner, place),
                optional,
                concealed ? sensitivity : Optional.empty(),
                component.isAnnotationPresent(Positive.class),
                component.isAnnotationPresent(Held.class),
                accessor(type, component));
    }

    private Optional<Sensitivity> sensitivity(RecordComponent component, String place) {
        boolean open = component.isAnnotationPresent(Public.class);
        boolean restricted = component.isAnnotationPresent(Restricted.class);
        boolean personal = component.isAnnotationPresent(Personal.class);
        int count = (open ? 1 : 0) + (restricted ? 1 : 0) + (personal ? 1 : 0);
        if (audience != Audience.ANY && count != (audience == Audience.NAMED ? 1 : 0)) {
            throw new IllegalStateException(
                    audience == Audience.NAMED
                            ? place + ": exactly one of @Public, @Restricted, @Personal is due"
                            : place + ": a part of a whole or confidential value carries no annotation");
        }
        if (restricted) return Optional.of(Sensitivity.RESTRICTED);
        return personal ? Optional.of(Sensitivity.PERSONAL) : Optional.empty();
    }

    private Shape shape(Type type, String place) {
        Class<?> raw = raw(type);
        if (raw == int.class || raw == Integer.class) return Shape.IntegerShape.INT;
        if (raw == long.class || raw == Long.class) return Shape.IntegerShape.LONG;
        if (raw == boolean.class || raw == Boolean.class) return Shape.FlagShape.FLAG;
        if (raw == List.class) return new ListShape(shape(argument(type, place), place));
        Optional<TextShape> text = TextForms.of(raw, audience != Audience.ANY);
        if (text.isPresent()) return text.get();
        if (!raw.isRecord()) throw new IllegalStateException(place + ": no event has a component of " + type);
        boolean whole = raw.isAnnotationPresent(WholeValue.class);
        return whole && audience == Audience.NAMED ? new Shapes(path, Audience.WHOLE).record(raw) : record(raw);
    }

    private static Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> plain -> plain;
            case ParameterizedType generic -> (Class<?>) generic.getRawType();
            default -> throw new IllegalStateException("no event has a component of " + type);
        };
    }

    private static Type argument(Type type, String place) {
        if (type instanceof ParameterizedType generic) return generic.getActualTypeArguments()[0];
        throw new IllegalStateException(place + ": the type of its elements is missing");
    }

    private static MethodHandle accessor(Class<?> type, RecordComponent component) {
        try {
            return Handles.lookup(type)
                    .unreflect(component.getAccessor())
                    .asType(MethodType.methodType(Object.class, Object.class));
        } catch (IllegalAccessException closed) {
            throw new IllegalStateException(type + " cannot be reached", closed);
        }
    }

    /** Takes what is written, in the order of the fields: the parts of a spread component in its place. */
    private static MethodHandle constructor(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        MethodHandle constructor = constructor(type, components.length);
        int place = 0;
        for (RecordComponent component : components) {
            Spread spread = component.getType().getAnnotation(Spread.class);
            int parts = spread == null ? 1 : spread.value().length;
            if (spread != null) {
                MethodHandle whole = constructor(component.getType(), parts);
                constructor = MethodHandles.collectArguments(constructor, place, whole);
            }
            place += parts;
        }
        return constructor
                .asSpreader(Object[].class, place)
                .asType(MethodType.methodType(Object.class, Object[].class));
    }

    /** The constructor of the first components. */
    private static MethodHandle constructor(Class<?> type, int count) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[count];
        for (int i = 0; i < count; i++) types[i] = components[i].getType();
        try {
            return Handles.lookup(type).findConstructor(type, MethodType.methodType(void.class, types));
        } catch (NoSuchMethodException | IllegalAccessException closed) {
            throw new IllegalStateException(type + " cannot be reached", closed);
        }
    }
}
