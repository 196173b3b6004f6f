/**
 * Recomputes a log from its entries. May import {@code report}, {@code source}, {@code evidence}, {@code streams}, {@code io.symbia.tlog} and the
 * canonical JSON of {@code io.symbia.events}.
 */
package io.symbia.verifier.audit;
