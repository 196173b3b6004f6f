/**
 * What the log can say of an event or a stream, in one archive. May import {@code index}, {@code proof}, {@code sealing}, {@code storage},
 * {@code streams} and {@code io.symbia.tlog}.
 */
package io.symbia.log.evidence;
