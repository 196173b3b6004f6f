package io.symbia.log.heads;

import io.symbia.tlog.streams.StreamHasher;
import java.io.IOException;
import java.util.Arrays;
import java.util.IdentityHashMap;

/** Makes the same map with its buckets elsewhere. */
final class Rewriting {
    private Rewriting() {}

    /** With more buckets, all of them in memory. */
    static HeadMap inMemory(HeadMap map, int depth, BucketFile file, StreamHasher hasher) throws IOException {
        return copy(map, depth, file, false, hasher);
    }

    /** With all buckets in another file, as many of them or more. */
    static HeadMap into(HeadMap map, int depth, BucketFile next, StreamHasher hasher) throws IOException {
        return copy(map, depth, next, true, hasher);
    }

    private static HeadMap copy(HeadMap map, int depth, BucketFile file, boolean toFile, StreamHasher hasher)
            throws IOException {
        int inChunk = 1 << Math.min(depth, Chunk.MAX_BITS);
        Chunk.Draft[] drafts = new Chunk.Draft[(1 << depth) / inChunk];
        Chunk[] chunks = new Chunk[drafts.length];
        int split = 1 << (depth - map.depth()); // Buckets in the place of one.
        int bucket = 0;
        for (Chunk chunk : map.chunks()) {
            for (int number = 0; number < chunk.buckets(); number++) {
                byte[] heads = chunk.checkedHeads(number, hasher);
                for (int part = 0; part < split; part++, bucket++) {
                    int index = bucket / inChunk;
                    if (drafts[index] == null) {
                        drafts[index] = new Chunk.Draft(depth, file, hasher);
                    }
                    put(drafts[index], bucket % inChunk, part(heads, bucket, depth), toFile ? file : null);
                    if (bucket % inChunk == inChunk - 1) {
                        chunks[index] = drafts[index].finish();
                        drafts[index] = null;
                    }
                }
            }
        }
        return new HeadMap(depth, chunks, map.size(), map.batches());
    }

    private static void put(Chunk.Draft draft, int number, byte[] heads, BucketFile file) throws IOException {
        if (heads.length > 0) {
            draft.put(number, heads);
            if (file != null) {
                draft.placed(number, file.append(heads));
            }
        }
    }

    /** Those heads of a bucket that belong into a smaller one. */
    private static byte[] part(byte[] heads, int bucket, int depth) {
        int count = Bucket.count(heads);
        int from = firstOf(heads, bucket, depth);
        int to = firstOf(heads, bucket + 1, depth);
        return from == 0 && to == count
                ? heads
                : Arrays.copyOfRange(heads, from * Bucket.HEAD_BYTES, to * Bucket.HEAD_BYTES);
    }

    /** Index of the first head of a bucket or one after it. */
    private static int firstOf(byte[] heads, int bucket, int depth) {
        int low = 0;
        int high = Bucket.count(heads);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (HeadMap.bucketOf(Bucket.tag(heads, middle).high(), depth) < bucket) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /**
     * With those buckets that are in memory at the end of the file that has the others; with all, if the others are in a file of before.
     *
     * @param placed where buckets are that were appended before, by identity
     */
    static HeadMap append(HeadMap map, BucketFile file, IdentityHashMap<byte[], Long> placed, StreamHasher hasher)
            throws IOException {
        if (map.chunks()[0].file() != file) {
            return into(map, map.depth(), file, hasher);
        }
        Chunk[] chunks = map.chunks().clone();
        for (int index = 0; index < chunks.length; index++) {
            chunks[index] = append(chunks[index], file, placed, hasher);
        }
        return new HeadMap(map.depth(), chunks, map.size(), map.batches());
    }

    private static Chunk append(Chunk chunk, BucketFile file, IdentityHashMap<byte[], Long> placed, StreamHasher hasher)
            throws IOException {
        Chunk.Draft draft = null;
        for (int number = 0; number < chunk.buckets(); number++) {
            if (chunk.isInMemory(number)) {
                draft = draft == null ? new Chunk.Draft(chunk, hasher) : draft;
                byte[] heads = chunk.heads(number);
                Long place = placed.get(heads);
                if (place == null) {
                    place = file.append(heads);
                    placed.put(heads, place);
                }
                draft.placed(number, place);
            }
        }
        return draft == null ? chunk : draft.finish();
    }
}
