/** The topics that the log reads and writes. May import {@code entries}, {@code io.symbia.tlog} and Kafka's clients. */
package io.symbia.log.topics;
