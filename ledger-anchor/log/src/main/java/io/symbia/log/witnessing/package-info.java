/**
 * Publishing by a quorum of witnesses, c2sp.org/tlog-witness from the side of the log. Read in this order: {@link
 * io.symbia.log.witnessing.QuorumPublication}, {@link io.symbia.log.witnessing.Round}, {@link io.symbia.log.witnessing.AskedWitness}, {@link
 * io.symbia.log.witnessing.WitnessClient}, {@link io.symbia.log.witnessing.OwnHistory}, {@link io.symbia.log.witnessing.WitnessPolicy}.
 *
 * <p>A witness is believed nothing but a signature that verifies: its own, or this log's. May import {@code disk}, {@code fence}, {@code patience},
 * {@code proof}, {@code publishing}, {@code storage}, {@code io.symbia.tlog} and Resilience4j's circuit breaker.
 */
package io.symbia.log.witnessing;
