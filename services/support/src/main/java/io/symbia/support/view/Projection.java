package io.symbia.support.view;

import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.support.consumer.ReceivedEvent;
import java.util.Set;

/**
 * Folds events into documents to be shown. A bean. Each event is applied exactly once in effect, in the order of its stream;
 * events of different streams come in any order, so {@link #on} must not depend on it.
 *
 * <p>The instances of a service divide the streams among themselves. Hence each document is made of the events of one stream, and an event
 * changes one document; a projection for which that does not hold is a {@link SharedProjection}.
 *
 * @param <V> the view, a record
 */
public interface Projection<V> {
    /** Lower case with dashes, unique in the service; also the name of the view's collection. */
    String name();

    /** The record that is kept. */
    Class<V> viewType();

    /** The events it wants; their topics are found by their types. */
    Set<Class<? extends DomainEvent>> handles();

    /** Applies one event. Pure but for {@code views}; an exception parks the event, and none of its puts is kept. */
    void on(ReceivedEvent event, Views<V> views);
}
