/** The hashes of all tile levels, and the entries that they are made of. May import {@code disk}, {@code entries} and {@code io.symbia.tlog}. */
package io.symbia.log.storage.levels;
