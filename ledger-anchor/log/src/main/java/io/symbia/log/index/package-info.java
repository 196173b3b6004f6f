/**
 * From a digest, or a place in a stream, to its leaf. In memory, rebuilt from the entries at every start, so there is nothing to lose. May
 * import {@code entries}, {@code storage} and {@code io.symbia.tlog}.
 */
package io.symbia.log.index;
