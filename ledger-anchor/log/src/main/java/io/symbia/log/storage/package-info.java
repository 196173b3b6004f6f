/**
 * The flat files of a log and the order in which they are written.
 *
 * <pre>
 * entries            55-byte records: u16 length (53), entry        bundle N[.p/W] = bytes [N*14080, +W*55)
 * level-0, level-1   32-byte hashes, one file a tile level          tile L/N[.p/W] = bytes [N*8192, +W*32)
 * manifests          length-prefixed manifests                      manifests-positions: where each starts
 * snapshot           what a start need not read again, replaced by rename
 * partitions         which source has which number in this process
 * commits            fixed-size records, the last of which says what the log holds
 * cosigned           checkpoints that were published by a quorum    cosigned-positions: where each starts
 * checkpoint         the signed note that is current, replaced by rename
 * lock               held for the life of the process
 * </pre>
 *
 * Trusted for nothing: what came after the snapshot is checked against the roots of the commits at start, what came before it
 * behind the start. May import {@code disk},
 * {@code entries} and {@code io.symbia.tlog}.
 */
package io.symbia.log.storage;
