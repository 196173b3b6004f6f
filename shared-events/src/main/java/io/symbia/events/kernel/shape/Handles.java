package io.symbia.events.kernel.shape;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/** Calls through method handles, which are found once for a class; their checked {@code Throwable} ends here. */
final class Handles {
    private Handles() {}

    static MethodHandles.Lookup lookup(Class<?> type) throws IllegalAccessException {
        return MethodHandles.privateLookupIn(type, MethodHandles.lookup());
    }

    /** Calls a handle of type {@code (Object)Object}. */
    static Object get(MethodHandle accessor, Object record) {
        try {
            return accessor.invokeExact(record);
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable impossible) {
            throw new IllegalStateException("an accessor threw a checked exception", impossible);
        }
    }

    /** Calls a handle of type {@code (String)Object}. */
    static Object call(MethodHandle creator, String text) {
        try {
            return creator.invokeExact(text);
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable impossible) {
            throw new IllegalArgumentException(impossible.getMessage(), impossible);
        }
    }

    /** Calls a handle of type {@code (Object[])Object}. */
    static Object construct(MethodHandle constructor, Object[] components) {
        try {
            return constructor.invokeExact(components);
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable impossible) {
            throw new IllegalArgumentException(impossible.getMessage(), impossible);
        }
    }
}
