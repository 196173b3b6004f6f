package io.symbia.log.heads;

import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.streams.StreamHasher;
import io.symbia.tlog.streams.StreamHead;
import io.symbia.tlog.tree.Hash;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Some streams whose tags begin alike, as bytes: heads of 64 bytes, tag, u64 count, u64 last and chain, in the order of their tags. Functions
 * on such bytes; nothing here changes what it is given.
 */
final class Bucket {
    static final int HEAD_BYTES = StreamHasher.HEAD_BYTES;
    static final int COUNT_OFFSET = StreamTag.SIZE_BYTES;
    static final int LAST_OFFSET = COUNT_OFFSET + Long.BYTES;
    static final int CHAIN_OFFSET = LAST_OFFSET + Long.BYTES;

    /** A bucket without streams. */
    static final byte[] EMPTY = {};

    private Bucket() {}

    /** Number of streams. */
    static int count(byte[] heads) {
        return heads.length / HEAD_BYTES;
    }

    static StreamTag tag(byte[] heads, int index) {
        return StreamTag.at(heads, index * HEAD_BYTES);
    }

    static StreamHead head(byte[] heads, int index) {
        ByteBuffer head = ByteBuffer.wrap(heads, index * HEAD_BYTES + COUNT_OFFSET, HEAD_BYTES - COUNT_OFFSET);
        return new StreamHead(head.getLong(), head.getLong(), Hash.copyOf(heads, index * HEAD_BYTES + CHAIN_OFFSET));
    }

    /** Index of a stream; below zero if it is not there. */
    static int find(byte[] heads, long tagHigh, long tagLow) {
        ByteBuffer bytes = ByteBuffer.wrap(heads);
        int low = 0;
        int high = count(heads) - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = compare(bytes, middle, tagHigh, tagLow);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    private static int compare(ByteBuffer heads, int index, long tagHigh, long tagLow) {
        int byHigh = Long.compareUnsigned(heads.getLong(index * HEAD_BYTES), tagHigh);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(heads.getLong(index * HEAD_BYTES + Long.BYTES), tagLow);
    }

    /** Both buckets in one; of a stream that is in both, the head of the second. */
    static byte[] merge(byte[] older, byte[] newer) {
        byte[] merged = new byte[older.length + newer.length];
        int left = 0;
        int right = 0;
        int end = 0;
        while (left < older.length || right < newer.length) {
            int order = left == older.length
                    ? 1
                    : right == newer.length
                            ? -1
                            : Arrays.compareUnsigned(
                                    older,
                                    left,
                                    left + StreamTag.SIZE_BYTES,
                                    newer,
                                    right,
                                    right + StreamTag.SIZE_BYTES);
            System.arraycopy(order < 0 ? older : newer, order < 0 ? left : right, merged, end, HEAD_BYTES);
            end += HEAD_BYTES;
            left += order <= 0 ? HEAD_BYTES : 0;
            right += order >= 0 ? HEAD_BYTES : 0;
        }
        return end == merged.length ? merged : Arrays.copyOf(merged, end);
    }

    /**
     * Hash of the subtree that some streams of a bucket make, written to {@code target}.
     *
     * @param from  index of the first
     * @param to    index after the last
     * @param depth number of bits that their tags share
     */
    static void hash(byte[] heads, int from, int to, int depth, StreamHasher hasher, byte[] target, int at) {
        if (to == from) {
            Arrays.fill(target, at, at + Hash.SIZE_BYTES, (byte) 0);
        } else if (to - from == 1) {
            hasher.leaf(heads, from * HEAD_BYTES, target, at);
        } else {
            int middle = firstRight(heads, from, to, depth);
            byte[] children = new byte[2 * Hash.SIZE_BYTES];
            hash(heads, from, middle, depth + 1, hasher, children, 0);
            hash(heads, middle, to, depth + 1, hasher, children, Hash.SIZE_BYTES);
            hasher.node(children, 0, children, Hash.SIZE_BYTES, target, at);
        }
    }

    /** Index of the first of some streams whose tag has a 1 at a bit. */
    static int firstRight(byte[] heads, int from, int to, int bit) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (((heads[middle * HEAD_BYTES + bit / Byte.SIZE] << (bit % Byte.SIZE)) & 0x80) != 0) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
