package io.symbia.support.store;

import io.symbia.events.kernel.canonical.CanonicalBytes;
import io.symbia.events.kernel.canonical.Digest;
import java.time.Instant;

/**
 * An event as it stands in the store, whether or not it fits its stream: for comparing with the log, not for deciding.
 *
 * @param sequence   by its place in the commit; what its bytes say may differ
 * @param bytes      as they are
 * @param digest     of these bytes
 * @param acceptedAt as the commit says
 */
public record KeptEvent(long sequence, CanonicalBytes bytes, Digest digest, Instant acceptedAt) {}
