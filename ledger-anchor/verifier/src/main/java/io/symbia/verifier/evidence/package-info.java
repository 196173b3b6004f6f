/** Keeps what contradicts itself. May import {@code report}, {@code io.symbia.tlog} and the canonical JSON of {@code io.symbia.events}. */
package io.symbia.verifier.evidence;
