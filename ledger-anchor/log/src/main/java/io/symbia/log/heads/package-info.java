/**
 * The head of every stream, on disk: what the sequencer judges by, and what the maps of streams are made of.
 *
 * <pre>
 * heads              directory: a sealed map, as the place, count and hash of each bucket, with a SHA-256; replaced by rename
 * heads-0 to -2      buckets: CRC-32C (u32) and heads of 64 bytes each, in the order of their tags; only appended to
 * </pre>
 *
 * All of it is derived from the entries. A directory is taken for what it says only if its hashes give the root that a manifest in the log
 * has sealed, and a bucket only if it has the hash that the directory gives it; else everything is made again from the entries. May import
 * {@code disk}, {@code sequencing}, {@code storage} and {@code io.symbia.tlog}.
 */
package io.symbia.log.heads;
