package io.symbia.support.view;

import java.util.Optional;

/**
 * A projection's documents while it runs; written back once a polled batch.
 *
 * @param <V> the view, a record
 */
public interface Views<V> {
    /** The document as the events so far have made it. */
    Optional<V> find(String id);

    /** Puts a document; seen by later events of the same batch at once, by readers after the batch. */
    void put(String id, V view);
}
