/**
 * The consignment: what may happen to it, and when. May import shared events, Axon and refusals; no Spring, no
 * Kafka, no
 * database, no HTTP, no clock.
 */
package io.symbia.logistics.consignment;
