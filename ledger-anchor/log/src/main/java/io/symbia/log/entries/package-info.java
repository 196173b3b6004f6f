/** Entries on their way into the log, as bytes that are not copied more than needed. May import {@code io.symbia.tlog}. */
package io.symbia.log.entries;
