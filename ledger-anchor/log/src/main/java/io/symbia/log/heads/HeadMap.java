package io.symbia.log.heads;

import io.symbia.tlog.entry.SealedStreams;
import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.streams.MapProof;
import io.symbia.tlog.streams.StreamHasher;
import io.symbia.tlog.streams.StreamHead;
import io.symbia.tlog.tree.Hash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The map from stream tags to stream heads as the first leaves of a log give it: the same map, root and proofs as
 * {@link io.symbia.tlog.streams.StreamMap}, whose buckets of some streams each are in a file, and whose hashes above the buckets are in memory, 48 bytes a
 * bucket. Never changed once made; for any thread.
 */
public final class HeadMap {
    private final int depth; // Of the buckets: as many bits of its tag say in which one a stream is.
    private final Chunk[] chunks;
    private final long size;
    private final long batches;
    private final long count;
    private final byte[] hashes; // Of the chunks.
    private final int[] counts;
    private final Hash root;

    /**
     * A map of some chunks.
     *
     * @param size    number of leaves that it was made from
     * @param batches number of manifests among them
     */
    HeadMap(int depth, Chunk[] chunks, long size, long batches) {
        this.depth = depth;
        this.chunks = chunks;
        this.size = size;
        this.batches = batches;
        hashes = new byte[chunks.length * Hash.SIZE_BYTES];
        counts = new int[chunks.length];
        for (int index = 0; index < chunks.length; index++) {
            System.arraycopy(chunks[index].top(), 0, hashes, index * Hash.SIZE_BYTES, Hash.SIZE_BYTES);
            counts[index] = Math.toIntExact(chunks[index].count());
        }
        count = Arrays.stream(counts).asLongStream().sum();
        root = Subtree.of(hashes, counts, 0, counts.length, new StreamHasher());
    }

    /** The map of no leaves, whose buckets will be in that file. */
    static HeadMap empty(BucketFile file) {
        return new HeadMap(0, new Chunk[] {new Chunk.Draft(0, file, new StreamHasher()).finish()}, 0, 0);
    }

    /** Number of streams. */
    public long count() {
        return count;
    }

    /** Number of leaves that the map was made from. */
    public long size() {
        return size;
    }

    /** Number of manifests among them. */
    public long batches() {
        return batches;
    }

    /** Number of events among them. */
    public long events() {
        return size - batches;
    }

    /** The hash that stands for all of the map. */
    public Hash root() {
        return root;
    }

    /** As a manifest names it. */
    public SealedStreams streams() {
        return new SealedStreams(root, size, count);
    }

    int depth() {
        return depth;
    }

    Chunk[] chunks() {
        return chunks;
    }

    /** Number of the bucket of a tag. */
    static int bucketOf(long tagHigh, int depth) {
        return depth == 0 ? 0 : (int) (tagHigh >>> (Long.SIZE - depth));
    }

    private int bucketsInChunk() {
        return chunks[0].buckets();
    }

    /** The bucket of a tag as it is found, its hash unchecked. */
    private byte[] heads(long tagHigh) {
        int bucket = bucketOf(tagHigh, depth);
        return chunks[bucket / bucketsInChunk()].heads(bucket % bucketsInChunk());
    }

    /** Number of events of a stream; 0 if there is none. */
    public long eventsOf(long tagHigh, long tagLow) {
        byte[] heads = heads(tagHigh);
        int index = Bucket.find(heads, tagHigh, tagLow);
        return index < 0 ? 0 : Bucket.head(heads, index).count();
    }

    /** A copy of the 64 bytes of a head. */
    Optional<byte[]> copyOf(StreamTag tag) {
        byte[] heads = heads(tag.high());
        int index = Bucket.find(heads, tag.high(), tag.low());
        return index < 0
                ? Optional.empty()
                : Optional.of(Arrays.copyOfRange(heads, index * Bucket.HEAD_BYTES, (index + 1) * Bucket.HEAD_BYTES));
    }

    /** The head of a stream. */
    public Optional<StreamHead> find(StreamTag tag) {
        byte[] heads = heads(tag.high());
        int index = Bucket.find(heads, tag.high(), tag.low());
        return index < 0 ? Optional.empty() : Optional.of(Bucket.head(heads, index));
    }

    /** The proof of what this map says of a stream: its head, or that there is no such stream. */
    public MapProof prove(StreamTag tag) {
        StreamHasher hasher = new StreamHasher();
        int bucket = bucketOf(tag.high(), depth);
        Chunk chunk = chunks[bucket / bucketsInChunk()];
        byte[] heads = chunk.heads(bucket % bucketsInChunk());
        List<Hash> siblings = new ArrayList<>();
        int from = 0;
        int to = Bucket.count(heads);
        for (int bit = depth; to - from > 1; bit++) {
            int middle = Bucket.firstRight(heads, from, to, bit);
            boolean isRight = tag.bit(bit);
            byte[] other = new byte[Hash.SIZE_BYTES];
            Bucket.hash(heads, isRight ? from : middle, isRight ? middle : to, bit + 1, hasher, other, 0);
            siblings.addFirst(Hash.of(other));
            from = isRight ? middle : from;
            to = isRight ? to : middle;
        }
        chunk.prove(bucket % bucketsInChunk(), siblings, hasher);
        Subtree.siblings(hashes, counts, bucket / bucketsInChunk(), siblings, hasher);
        return new MapProof(
                siblings.size() < depth ? above(tag, siblings.size()) : found(tag, heads, from, to), siblings);
    }

    private static MapProof.Found found(StreamTag tag, byte[] heads, int from, int to) {
        if (from == to) {
            return new MapProof.Empty();
        }
        StreamTag there = Bucket.tag(heads, from);
        StreamHead head = Bucket.head(heads, from);
        return there.equals(tag) ? new MapProof.Present(head) : new MapProof.Other(there, head);
    }

    /** What stands where a path ends above the buckets: the one stream of some neighbouring buckets, or none. */
    private MapProof.Found above(StreamTag tag, int end) {
        int width = 1 << (depth - end);
        int first = bucketOf(tag.high(), depth) / width * width;
        for (int bucket = first; bucket < first + width; bucket++) {
            Chunk chunk = chunks[bucket / bucketsInChunk()];
            if (chunk.count() == 0) {
                bucket += bucketsInChunk() - 1 - bucket % bucketsInChunk();
            } else if (chunk.count(bucket % bucketsInChunk()) > 0) {
                return found(tag, chunk.heads(bucket % bucketsInChunk()), 0, 1);
            }
        }
        return new MapProof.Empty();
    }
}
