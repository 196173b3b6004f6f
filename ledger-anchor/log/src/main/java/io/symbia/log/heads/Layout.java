package io.symbia.log.heads;

/**
 * How full buckets are.
 *
 * @param maxInBucket    mean number of streams in a bucket above which there are more buckets
 * @param maxDepth       most buckets, as a power of two; then they grow
 * @param maxMemoryBytes of buckets in memory
 */
record Layout(int maxInBucket, int maxDepth, long maxMemoryBytes) {
    /** Bytes of buckets in memory: two million streams of a young log. */
    private static final long MAX_MEMORY_BYTES = 128L << 20;

    /** 8 to 32 streams a bucket, at most a million buckets, 48 MB of their hashes: up to 32 million streams. */
    static final Layout USUAL = new Layout(32, 20, MAX_MEMORY_BYTES);

    /** Depth for a number of streams: a quarter of the most in each bucket. */
    int depthFor(long count) {
        long buckets = Math.max(1, count * 4 / maxInBucket);
        return Math.min(maxDepth, Long.SIZE - Long.numberOfLeadingZeros(buckets));
    }

    boolean isFull(int depth, long count) {
        return depth < maxDepth && count > (long) maxInBucket << depth;
    }
}
