/**
 * Whether a partition still is the one that was read: which life of its topic, under which leader, and with the same records. May import
 * Kafka's clients, {@code entries}, {@code fetching}, {@code index}, {@code patience}, {@code records}, {@code storage}, {@code topics} and
 * {@code io.symbia.tlog}.
 */
package io.symbia.log.continuity;
