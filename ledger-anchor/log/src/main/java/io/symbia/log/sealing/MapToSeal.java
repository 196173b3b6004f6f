package io.symbia.log.sealing;

import io.symbia.tlog.entry.SealedStreams;

/**
 * A map of stream heads that is finished, and may be sealed with a batch.
 *
 * @param streams what the manifest will say of it
 * @param batch   zero-based number of the batch that ends where the map does
 */
public record MapToSeal(SealedStreams streams, long batch) {
    /**
     * Whether it is newer than the last sealed map, and not so old that whoever audits the log has forgotten its like.
     *
     * @param sealedSize number of leaves of the last sealed map
     * @param nextBatch  number of the batch that would seal it
     */
    boolean isDue(long sealedSize, long nextBatch) {
        return streams.size() > sealedSize && nextBatch - batch <= SealedStreams.MAX_LAG_BATCHES;
    }
}
