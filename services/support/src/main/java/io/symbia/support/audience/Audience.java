package io.symbia.support.audience;

import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.kernel.privacy.Personal;
import io.symbia.events.kernel.privacy.Restricted;
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
 * Restricted} nor {@link Personal}, in the view and in the records that stand in it. What is withheld is empty,
 * or a {@link Confidential} that shows nothing. The rules of a class are worked out once.
 */
public final class Audience {
    private static final ClassValue<Audience> OF = new ClassValue<>() {
        @Override
        protected Audience computeValue(Class<?> view) {
            return new Audience(view);
        }
    };

    private final RecordComponent[] components;
    private final Constructor<?> constructor;
    private final boolean conceals;

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
            if (isWithheld(component)) requireEmptyForm(component);
        }
        conceals = Arrays.stream(components)
                .anyMatch(component -> isWithheld(component) || conceals(component.getGenericType()));
    }

    private static void requireEmptyForm(RecordComponent component) {
        if (component.getType() != Optional.class && component.getType() != Confidential.class) {
            throw new IllegalStateException(component + " may be withheld and is not Optional");
        }
    }

    /** Whether something may be withheld in values of the type. */
    private static boolean conceals(Type type) {
        return switch (type) {
            case Class<?> plain -> plain.isRecord() && OF.get(plain).conceals;
            case ParameterizedType generic ->
                Arrays.stream(generic.getActualTypeArguments()).anyMatch(Audience::conceals);
            default -> false;
        };
    }

    /** The view as the reader sees it. */
    public static <V> V show(V view, ParticipantId reader) {
        return isParty(view, reader) ? view : publicPart(view);
    }

    /** The view as everybody sees it. */
    public static <V> V publicPart(V view) {
        return OF.get(view.getClass()).withhold(view);
    }

    /** Whether the reader sees the whole view. */
    public static boolean isParty(Object view, ParticipantId reader) {
        return OF.get(view.getClass()).isNamed(view, reader);
    }

    private boolean isNamed(Object view, ParticipantId reader) {
        for (RecordComponent component : components) {
            if (component.isAnnotationPresent(Party.class) && names(value(component, view), reader)) return true;
        }
        return false;
    }

    private static boolean names(Object parties, ParticipantId reader) {
        return switch (parties) {
            case Optional<?> one -> one.filter(reader::equals).isPresent();
            case Collection<?> several -> several.contains(reader);
            case ParticipantId one -> one.equals(reader);
            case Record part -> isParty(part, reader);
            default -> parties.equals(reader);
        };
    }

    @SuppressWarnings("unchecked") // The constructor is that of the view's own class.
    private <V> V withhold(V view) {
        if (!conceals) return view;
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            RecordComponent component = components[i];
            if (!isWithheld(component)) values[i] = shown(value(component, view));
            else values[i] = component.getType() == Optional.class ? Optional.empty() : Confidential.withheld();
        }
        try {
            return (V) constructor.newInstance(values);
        } catch (ReflectiveOperationException refused) {
            throw new IllegalStateException(view.getClass() + " refuses to be shown in part", refused);
        }
    }

    private static Object shown(Object value) {
        return switch (value) {
            case Record part -> publicPart(part);
            case Optional<?> one -> one.map(Audience::shown);
            case List<?> several -> several.stream().map(Audience::shown).toList();
            default -> value;
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
