/**
 * Completeness: a map from each stream to its events, sealed by the log, with proofs that these and no others are the events of a stream,
 * or that there is no such stream. The format is in {@code docs/streams.md}. May import {@code tree}, {@code entry}, {@code note},
 * {@code checkpoint} and {@code java.}.
 */
package io.symbia.tlog.streams;
