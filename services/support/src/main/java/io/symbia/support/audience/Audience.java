package io.symbia.support.audience;

import io.symbia.events.party.ParticipantId;
import io.symbia.events.privacy.Personal;
import io.symbia.events.privacy.Restricted;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Decides which components of a view a reader sees: all of them when it is a {@link Party}, otherwise those that are neither {@link
 * Restricted} nor {@link Personal}. What is withheld is empty. Records within a view decide with it, also in a list: their parties are
 * the view's. The rules of a class are worked out once.
 */
public final class Audience {
    private static final ClassValue<Audience> OF = new ClassValue<>() {
        @Override
        protected Audience computeValue(Class<?> view) {
            return new Audience(view);
        }
    };

    private final RecordComponent[] components;
    private final List<Optional<Audience>> parts; // Of each component, when the record in it decides.
    private final Constructor<?> constructor;

    private Audience(Class<?> view) {
        components = view.getRecordComponents();
        try {
            constructor = view.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException none) {
            throw new IllegalStateException(view + " is no record", none);
        }
        constructor.setAccessible(true); // A view may be a record of its room alone.
        for (RecordComponent component : components) {
            component.getAccessor().setAccessible(true);
            if (isWithheld(component) && component.getType() != Optional.class) {
                throw new IllegalStateException(view + ": " + component + " may be withheld and is not Optional");
            }
        }
        parts = Arrays.stream(components).map(Audience::part).toList();
    }

    private static Optional<Audience> part(RecordComponent component) {
        Class<?> element = element(component.getGenericType());
        return element.isRecord() ? Optional.of(OF.get(element)).filter(Audience::decides) : Optional.empty();
    }

    private static Class<?> element(Type type) {
        return switch (type) {
            case Class<?> plain -> plain;
            case ParameterizedType list
            when list.getRawType() == List.class || list.getRawType() == Optional.class ->
                element(list.getActualTypeArguments()[0]);
            default -> Object.class;
        };
    }

    private boolean decides() {
        return parts.stream().anyMatch(Optional::isPresent)
                || Arrays.stream(components)
                        .anyMatch(component -> isWithheld(component) || component.isAnnotationPresent(Party.class));
    }

    /** The view as the reader sees it. */
    public static <V> V show(V view, ParticipantId reader) {
        return show(view, Optional.of(reader));
    }

    /** The view as a reader sees it who may not say who it is, and is no party then. */
    @SuppressWarnings("unchecked") // What is withheld from a record leaves one of its class.
    public static <V> V show(V view, Optional<ParticipantId> reader) {
        Audience audience = OF.get(view.getClass());
        boolean party = reader.filter(one -> audience.isParty(view, one)).isPresent();
        return party ? view : (V) audience.withhold(view);
    }

    private boolean isParty(Object view, ParticipantId reader) {
        for (int i = 0; i < components.length; i++) {
            Object value = value(components[i], view);
            if (components[i].isAnnotationPresent(Party.class) && names(value, reader)) return true;
            Optional<Audience> part = parts.get(i);
            if (part.isPresent() && part.get().isPartyOf(value, reader)) return true;
        }
        return false;
    }

    private boolean isPartyOf(Object value, ParticipantId reader) {
        return switch (value) {
            case Optional<?> one -> one.filter(view -> isParty(view, reader)).isPresent();
            case List<?> several -> several.stream().anyMatch(view -> isParty(view, reader));
            default -> isParty(value, reader);
        };
    }

    private static boolean names(Object parties, ParticipantId reader) {
        return switch (parties) {
            case Optional<?> one -> one.filter(reader::equals).isPresent();
            case Collection<?> several -> several.contains(reader);
            default -> parties.equals(reader);
        };
    }

    private Object withhold(Object view) {
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            Object value = value(components[i], view);
            values[i] = isWithheld(components[i])
                    ? Optional.empty()
                    : parts.get(i).map(part -> part.withholdIn(value)).orElse(value);
        }
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException refused) {
            throw new IllegalStateException(view.getClass() + " refuses to be shown in part", refused);
        }
    }

    private Object withholdIn(Object value) {
        return switch (value) {
            case Optional<?> one -> one.map(this::withhold);
            case List<?> several -> several.stream().map(this::withhold).toList();
            default -> withhold(value);
        };
    }

    private static boolean isWithheld(RecordComponent component) {
        return component.isAnnotationPresent(Restricted.class) || component.isAnnotationPresent(Personal.class);
    }

    private static Object value(RecordComponent component, Object view) {
        try {
            return component.getAccessor().invoke(view);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("an accessor of a record gives its component", impossible);
        }
    }
}
