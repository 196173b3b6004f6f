package io.symbia.tlog.entry;

import io.symbia.tlog.tree.Hash;

/**
 * The map of stream heads as a batch manifest seals it: its root says of every stream how many events it has among the first
 * {@code size} leaves and which these are. See {@code io.symbia.tlog.streams}.
 *
 * @param root  root of the map
 * @param size  number of leaves that the map was made from: where an earlier batch ended, manifest included
 * @param count number of streams in the map, at least one
 */
public record SealedStreams(Hash root, long size, long count) {
    /** A log that lags further behind than this seals a newer map, so whoever recomputes maps need not keep older ones. */
    public static final long MAX_LAG_BATCHES = 1024;

    private static final long MIN_SIZE = 2; // One event and its manifest: the empty map is not sealed.

    /** Refuses what no map can be. */
    public SealedStreams {
        if (size < MIN_SIZE || size > BatchManifest.MAX_NUMBER || count < 1 || count >= size) {
            throw new IllegalArgumentException("no map of " + count + " streams is made from " + size + " leaves");
        }
    }
}
