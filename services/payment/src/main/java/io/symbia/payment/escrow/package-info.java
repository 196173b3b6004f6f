/**
 * The escrow agreement: money held for an order, released on evidence. In reading order: the commands, what refuses them, the terms, the
 * agreement that decides, what is shown of it, and the door.
 *
 * <p>But for the door and what is shown: imports the event records, {@code settlement}, {@code ledger}, the refusals of support and Axon's
 * annotations; no Spring, no Kafka, no MongoDB, no HTTP, no clock, no randomness.
 */
package io.symbia.payment.escrow;
