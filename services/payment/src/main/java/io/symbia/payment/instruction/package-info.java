/**
 * The payment instruction: the aggregate and what it refuses. Imports the event records, the refusals of support and Axon's
 * annotations; no Spring, no Kafka, no MongoDB, no HTTP, no clock, no randomness.
 */
package io.symbia.payment.instruction;
