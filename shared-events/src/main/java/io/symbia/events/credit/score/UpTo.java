package io.symbia.events.credit.score;

import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.privacy.Public;

/**
 * A place in a stream of which the whole history before it is fixed, as each event names the digest of the one before.
 *
 * @param sequence of the last event that was looked at, zero-based
 * @param digest   SHA-256 of the exact bytes of that event
 */
public record UpTo(@Public long sequence, @Public Digest digest) {
    public UpTo {
        if (sequence < 0) throw new IllegalArgumentException("sequence must be >= 0, was " + sequence);
    }
}
