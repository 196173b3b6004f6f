/**
 * Recomputes a log from its entries. May import {@code report}, {@code source}, {@code streams}, {@code io.symbia.tlog} and the canonical JSON of
 * {@code io.symbia.events}.
 */
package io.symbia.verifier.audit;
