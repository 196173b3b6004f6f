package io.symbia.events.kernel.domain;

import io.symbia.events.kernel.privacy.Personal;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/** Compares two events by their components. */
final class Repetition {
    private static final ClassValue<List<Method>> ACCESSORS = new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> event) {
            List<Method> accessors = new ArrayList<>();
            for (RecordComponent component : event.getRecordComponents()) {
                if (component.getType() == Happened.class || isNotAsked(component)) continue;
                component.getAccessor().setAccessible(true); // An event may be a record of its own package.
                accessors.add(component.getAccessor());
            }
            return accessors;
        }
    };

    private Repetition() {}

    static boolean is(DomainEvent event, DomainEvent earlier) {
        if (event.getClass() != earlier.getClass() || !event.happened().repeats(earlier.happened())) return false;
        for (Method accessor : ACCESSORS.get(event.getClass())) {
            if (!value(accessor, event).equals(value(accessor, earlier))) return false;
        }
        return true;
    }

    /** No rule reads a personal value, and what was computed was not asked for. */
    private static boolean isNotAsked(RecordComponent component) {
        return component.isAnnotationPresent(Computed.class) || component.isAnnotationPresent(Personal.class);
    }

    private static Object value(Method accessor, DomainEvent event) {
        try {
            return accessor.invoke(event);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException("an accessor of a record gives its component", impossible);
        }
    }
}
