package io.symbia.log.heads;

import io.symbia.log.storage.DerivedFilesException;
import io.symbia.tlog.streams.StreamHasher;
import io.symbia.tlog.tree.Hash;
import java.util.Arrays;
import java.util.List;

/**
 * Neighbouring buckets, up to 256 of them, each in memory or in a file, with their hashes: a subtree of the map. Never changed once it is made;
 * {@link Draft} makes another from it.
 */
final class Chunk {
    /** A chunk has at most two to the power of this many buckets. */
    static final int MAX_BITS = 8;

    private final int depth; // Of its buckets.
    private final BucketFile file; // Of all buckets that are not in memory.
    private final byte[][] inMemory; // Null where a bucket is in the file, or empty.
    private final long[] places;
    private final int[] counts;
    private final byte[] hashes;
    private final byte[] top = new byte[Hash.SIZE_BYTES];
    private final long count;

    private Chunk(Draft draft) {
        depth = draft.depth;
        file = draft.file;
        inMemory = draft.inMemory;
        places = draft.places;
        counts = draft.counts;
        hashes = draft.hashes;
        count = Arrays.stream(counts).asLongStream().sum();
        Subtree.of(hashes, counts, 0, counts.length, draft.hasher).copyTo(top, 0);
    }

    /** Number of streams. */
    long count() {
        return count;
    }

    /** Hash of the subtree. */
    byte[] top() {
        return top;
    }

    BucketFile file() {
        return file;
    }

    int buckets() {
        return counts.length;
    }

    int count(int bucket) {
        return counts[bucket];
    }

    long place(int bucket) {
        return places[bucket];
    }

    byte[] hashes() {
        return hashes;
    }

    int[] counts() {
        return counts;
    }

    boolean isInMemory(int bucket) {
        return inMemory[bucket] != null;
    }

    /** The heads of a bucket, as they are found. */
    byte[] heads(int bucket) {
        if (inMemory[bucket] != null) {
            return inMemory[bucket];
        }
        return counts[bucket] == 0 ? Bucket.EMPTY : file.read(places[bucket], counts[bucket]);
    }

    /** The heads of a bucket, after they were compared with its hash. */
    byte[] checkedHeads(int bucket, StreamHasher hasher) {
        byte[] heads = heads(bucket);
        if (inMemory[bucket] == null && counts[bucket] > 0) {
            byte[] hash = new byte[Hash.SIZE_BYTES];
            Bucket.hash(heads, 0, counts[bucket], depth, hasher, hash, 0);
            int at = bucket * Hash.SIZE_BYTES;
            if (!Arrays.equals(hash, 0, hash.length, hashes, at, at + hash.length)) {
                throw new DerivedFilesException(
                        file.name() + ": the bucket at " + places[bucket] + " is not the one of the map");
            }
        }
        return heads;
    }

    /** The hashes of the buckets beside a path and above them, the deepest first. */
    void prove(int bucket, List<Hash> siblings, StreamHasher hasher) {
        Subtree.siblings(hashes, counts, bucket, siblings, hasher);
    }

    /** A chunk that is being made. */
    static final class Draft {
        private final int depth;
        private final BucketFile file;
        private final StreamHasher hasher;
        private final byte[][] inMemory;
        private final long[] places;
        private final int[] counts;
        private final byte[] hashes;

        /** Begins with nothing. */
        Draft(int depth, BucketFile file, StreamHasher hasher) {
            int buckets = 1 << Math.min(depth, MAX_BITS);
            this.depth = depth;
            this.file = file;
            this.hasher = hasher;
            inMemory = new byte[buckets][];
            places = new long[buckets];
            counts = new int[buckets];
            hashes = new byte[buckets * Hash.SIZE_BYTES];
        }

        /** Begins with a chunk. */
        Draft(Chunk from, StreamHasher hasher) {
            this.depth = from.depth;
            this.file = from.file;
            this.hasher = hasher;
            inMemory = from.inMemory.clone();
            places = from.places.clone();
            counts = from.counts.clone();
            hashes = from.hashes.clone();
        }

        /** Puts heads in the place of a bucket's. */
        void put(int bucket, byte[] heads) {
            inMemory[bucket] = heads;
            counts[bucket] = Bucket.count(heads);
            Bucket.hash(heads, 0, counts[bucket], depth, hasher, hashes, bucket * Hash.SIZE_BYTES);
        }

        /** Says that a bucket is in the file, from that place on, and not in memory. */
        void placed(int bucket, long place) {
            inMemory[bucket] = null;
            places[bucket] = place;
        }

        /** Says where a bucket is, as a directory does. */
        void known(int bucket, long place, int count, byte[] from, int at) {
            places[bucket] = place;
            counts[bucket] = count;
            System.arraycopy(from, at, hashes, bucket * Hash.SIZE_BYTES, Hash.SIZE_BYTES);
        }

        Chunk finish() {
            return new Chunk(this);
        }
    }
}
