/**
 * The log: takes in what services publish, seals it into a Merkle tree, publishes signed checkpoints and proofs. Knows records with a
 * digest, a stream tag and a sequence, and nothing of what they are about. May import {@code io.symbia.tlog}, Kafka, MongoDB and Spring;
 * never a service and never {@code shared-events}: a new event needs no release of the log.
 */
package io.symbia.log;
