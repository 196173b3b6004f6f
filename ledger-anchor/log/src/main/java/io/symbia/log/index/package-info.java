/**
 * From a digest, or a place in a stream, to its leaf. On disk, but for what is new; derived from the entries, and made again from them
 * wherever it is missing, old or damaged, so there is nothing to lose.
 *
 * <pre>
 * index                  which segments there are, and how far they go; replaced by rename
 * index-digests-N        segments: records of 8 bytes in the order of the hashes of digests, never changed
 * index-places-N         the same by place in a stream
 * </pre>
 *
 * May import {@code disk}, {@code entries}, {@code patience}, {@code storage} and {@code io.symbia.tlog}.
 */
package io.symbia.log.index;
