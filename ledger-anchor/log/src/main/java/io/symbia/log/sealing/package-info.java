/**
 * From a batch to a published checkpoint: commit, fence, sign, publish, in the one order in which a crash at any point can be told from
 * every other. May import {@code disk}, {@code entries}, {@code fence},
 * {@code patience}, {@code publishing}, {@code sequencing}, {@code storage} and {@code io.symbia.tlog}.
 */
package io.symbia.log.sealing;
