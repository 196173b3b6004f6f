/**
 * Kept commits on their way to Kafka once more, on an operator's order. May import the event store, the relay's records, the platform and
 * Kafka's producer.
 */
package io.symbia.support.resend;
