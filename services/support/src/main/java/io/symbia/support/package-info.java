/**
 * Wiring that carries no domain word: from a command to a kept event, from a kept event to Kafka, from Kafka to reactions and
 * views. May import shared events (canonical, envelope, party), Axon, Spring, MongoDB and Kafka; nothing of a service.
 */
package io.symbia.support;
