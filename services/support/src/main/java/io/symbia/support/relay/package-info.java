/**
 * From a kept commit to Kafka, at least once and in the order of each stream. May import the event store, the platform and
 * Kafka's producer.
 *
 * <p>Three ways lead a commit here, and they never send one twice at once: the live path right after the commit, the relay's own
 * second try after a failure, and the sweep that finds what a dead process left behind.
 */
package io.symbia.support.relay;
