/**
 * Tells those who published events where they were sealed. At least once, after publishing, off the sealing path. May import Kafka's clients,
 * {@code storage}, {@code disk}, {@code patience} and {@code io.symbia.tlog}.
 */
package io.symbia.log.receipts;
