/**
 * The escrow agreement: the aggregate, its commands and what it refuses.
 *
 * <p>Imports the event records, {@code settlement}, the refusals of support and Axon's annotations; no Spring, no Kafka, no
 * MongoDB, no HTTP, no clock, no randomness.
 */
package io.symbia.payment.escrow;
