/**
 * Proofs made from what is stored. May import {@code disk}, {@code publishing}, {@code storage} and {@code io.symbia.tlog}.
 */
package io.symbia.log.proof;
