/**
 * Checks the folder of a log while it runs or when it does not, and changes nothing. Read in this order: {@link io.symbia.log.fsck.FsckCommand},
 * {@link io.symbia.log.fsck.LogFsck}, {@link io.symbia.log.fsck.Batches}. May import {@code disk}, {@code continuity}, {@code entries}, {@code
 * heads}, {@code index}, {@code storage}, {@code streams} and {@code io.symbia.tlog}.
 */
package io.symbia.log.fsck;
