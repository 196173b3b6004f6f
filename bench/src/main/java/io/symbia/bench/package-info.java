/** Measurements of the log, each against a limit or a peer in the same run. May import the log, {@code tlog} and the embedded broker. */
package io.symbia.bench;
