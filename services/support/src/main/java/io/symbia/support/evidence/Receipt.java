package io.symbia.support.evidence;

import io.symbia.events.kernel.canonical.Digest;

/**
 * Where in the log an event is.
 *
 * @param digest    SHA-256 of the event's bytes
 * @param leafIndex zero-based, in [0, treeSize)
 * @param treeSize  number of leaves of the first tree that held it
 */
public record Receipt(Digest digest, long leafIndex, long treeSize) {
    public Receipt {
        if (leafIndex < 0 || leafIndex >= treeSize) {
            throw new IllegalArgumentException("leaf " + leafIndex + " is not in a tree of " + treeSize);
        }
    }
}
