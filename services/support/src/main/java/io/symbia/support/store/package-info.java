/**
 * The event store: one MongoDB document a commit, found by its primary key alone. It is the outbox too. May import shared
 * events, Axon's event sourcing and the MongoDB driver; neither Spring nor Kafka.
 */
package io.symbia.support.store;
