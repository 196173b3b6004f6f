/**
 * The payment instruction: one payment, from the order to the provider's last word. In reading order: the commands, what refuses them, the
 * instruction that decides, what is shown of it, and the door.
 *
 * <p>But for the door and what is shown: imports the event records, {@code ledger}, the refusals of support and Axon's annotations; no
 * Spring, no Kafka, no MongoDB, no HTTP, no clock, no randomness.
 */
package io.symbia.payment.instruction;
