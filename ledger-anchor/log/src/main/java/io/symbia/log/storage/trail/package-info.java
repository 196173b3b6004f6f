/** What a start needs to know of all batches before it, in memory and as a file. May import {@code disk}, {@code entries} and {@code io.symbia.tlog}. */
package io.symbia.log.storage.trail;
