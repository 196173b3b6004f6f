/**
 * Proves that events are in a log: one with its proof, or many. May import {@code bundle}, {@code event}, {@code report},
 * {@code source}, {@code io.symbia.tlog} and {@code io.symbia.events}.
 */
package io.symbia.verifier.proof;
