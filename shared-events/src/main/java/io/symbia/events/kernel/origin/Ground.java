package io.symbia.events.kernel.origin;

import io.symbia.events.kernel.canonical.Digest;

/**
 * An event on which a derivation rests.
 *
 * @param id     a UUID version 7
 * @param digest SHA-256 of the event's bytes
 */
public record Ground(String id, Digest digest) {
    public Ground {
        EventIds.require(id);
    }
}
