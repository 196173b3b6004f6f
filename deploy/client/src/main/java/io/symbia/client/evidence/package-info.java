/** Evidence bundles from a platform that is up. May import {@code http}, the verifier, {@code io.symbia.tlog} and {@code io.symbia.events}. */
package io.symbia.client.evidence;
