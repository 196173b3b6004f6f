/**
 * What the log takes from a record of Kafka. May import Kafka's clients, {@code index} and {@code io.symbia.tlog}.
 */
package io.symbia.log.records;
