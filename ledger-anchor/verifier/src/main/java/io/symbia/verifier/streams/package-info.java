/**
 * Recomputes the maps of stream heads that a log has sealed. May import {@code report}, {@code statement}, {@code trust} and
 * {@code io.symbia.tlog}.
 */
package io.symbia.verifier.streams;
