/** Recomputes a whole log from its entries. May import {@code report}, {@code source}, {@code streams} and {@code io.symbia.tlog}. */
package io.symbia.verifier.audit;
