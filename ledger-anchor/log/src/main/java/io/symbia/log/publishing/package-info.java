/**
 * From a sealed tree to what readers see: the current checkpoint and those that were published before it. May import {@code disk},
 * {@code patience}, {@code storage} and {@code io.symbia.tlog}.
 */
package io.symbia.log.publishing;
