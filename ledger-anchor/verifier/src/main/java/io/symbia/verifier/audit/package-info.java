/** Recomputes a whole log from its entries. May import {@code report}, {@code source} and {@code io.symbia.tlog}. */
package io.symbia.verifier.audit;
