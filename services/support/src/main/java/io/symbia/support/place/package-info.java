/**
 * The places to which consumers have come: in each stream, and in each partition of a topic. May import shared events, the database and Kafka's names
 * of partitions; knows nothing of what consumers do.
 */
package io.symbia.support.place;
