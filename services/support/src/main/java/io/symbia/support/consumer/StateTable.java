package io.symbia.support.consumer;

import java.util.Optional;
import java.util.function.Function;

/**
 * A reaction's own small table, one document a row. Not an aggregate: it may be rebuilt from events.
 *
 * @param <S> a record
 */
public interface StateTable<S> {
    /** The row, as last put. */
    Optional<S> find(String id);

    /** Puts the row, whatever was there. */
    void put(String id, S state);

    /**
     * Replaces a row by what the function makes of it, atomically also between instances.
     *
     * @param change may be called more than once; free of side effects
     * @return what was put
     */
    S update(String id, Function<Optional<S>, S> change);
}
