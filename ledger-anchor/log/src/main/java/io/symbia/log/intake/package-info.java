/**
 * From Kafka to a batch. Partitions are assigned, not balanced: there is one writer. Offsets come from the last commit; those of a group
 * are not used. May import Kafka's clients, {@code entries}, {@code index},
 * {@code patience}, {@code sealing}, {@code sequencing}, {@code storage}, {@code topics} and {@code io.symbia.tlog}.
 */
package io.symbia.log.intake;
