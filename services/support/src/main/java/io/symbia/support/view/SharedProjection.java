package io.symbia.support.view;

/**
 * A projection whose documents are made of the events of several streams, such as sums. One instance of the service makes all of it, for
 * two that changed a document at once would lose what one of them did. An event may change several documents.
 *
 * @param <V> the view, a record
 */
public interface SharedProjection<V> extends Projection<V> {}
