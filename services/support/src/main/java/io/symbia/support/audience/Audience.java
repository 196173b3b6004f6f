package io.symbia.support.audience;

import io.symbia.events.party.ParticipantId;
import io.symbia.events.privacy.Personal;
import io.symbia.events.privacy.Restricted;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Decides which components of a view a reader sees: all of them when it is a {@link Party}, otherwise those that are neither {@link
 * Restricted} nor {@link Personal}, here and in the records and lists of records that the view has. What is withheld is empty. The rules
 * of a class are worked out once.
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
    }

    /** The view as the reader sees it. */
    public static <V> V show(V view, ParticipantId reader) {
        return show(view, Optional.of(reader));
    }

    /**
     * The view as the reader sees it.
     *
     * @param reader empty for one who does not say who it is
     */
    public static <V> V show(V view, Optional<ParticipantId> reader) {
        Audience audience = OF.get(view.getClass());
        boolean party = reader.filter(who -> audience.isParty(view, who)).isPresent();
        return party ? view : audience.withhold(view);
    }

    private boolean isParty(Object view, ParticipantId reader) {
        for (RecordComponent component : components) {
            if (component.isAnnotationPresent(Party.class) && names(value(component, view), reader)) return true;
        }
        return false;
    }

    private static boolean names(Object parties, ParticipantId reader) {
        return switch (parties) {
            case Optional<?> one -> one.filter(reader::equals).isPresent();
            case Collection<?> several -> several.contains(reader);
            default -> parties.equals(reader);
        };
    }

    @SuppressWarnings("unchecked") // The constructor is that of the view's own class.
    private <V> V withhold(V view) {
        Object[] values = new Object[components.length];
        boolean same = true;
        for (int i = 0; i < values.length; i++) {
            Object value = value(components[i], view);
            values[i] = isWithheld(components[i]) ? Optional.empty() : part(value);
            same &= values[i].equals(value);
        }
        if (same) return view;
        try {
            return (V) constructor.newInstance(values);
        } catch (ReflectiveOperationException refused) {
            throw new IllegalStateException(view.getClass() + " refuses to be shown in part", refused);
        }
    }

    /** What a component of a view is without what is withheld in it. */
    private static Object part(Object value) {
        return switch (value) {
            case Record record -> OF.get(record.getClass()).withhold(record);
            case Optional<?> one -> one.map(Audience::part);
            case List<?> several -> several.stream().map(Audience::part).toList();
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
