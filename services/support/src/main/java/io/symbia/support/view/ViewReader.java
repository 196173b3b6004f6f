package io.symbia.support.view;

import java.util.Optional;

/**
 * Reads a projection's documents for the doors.
 *
 * @param <V> the view, a record
 */
public interface ViewReader<V> {
    /** One document. */
    Optional<V> find(String id);

    /** A page in the order of the ids. */
    Page<V> page(PageRequest request);
}
