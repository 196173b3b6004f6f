/**
 * Finds what is wrong with a stored tree, and where. May import {@code io.symbia.tlog.entry}, {@code io.symbia.tlog.tile} and {@code
 * io.symbia.tlog.tree}.
 */
package io.symbia.tlog.check;
