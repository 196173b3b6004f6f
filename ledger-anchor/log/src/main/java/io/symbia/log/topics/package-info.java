/** The topics that the log reads and writes. May import {@code entries} and Kafka's clients. */
package io.symbia.log.topics;
