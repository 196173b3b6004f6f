package io.symbia.log.index;

import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.tree.Hash;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.SecureRandom;

/**
 * Spreads keys over tables. Seeded anew in each process, because digests and tags are chosen by others, who could otherwise choose many
 * that meet in one slot.
 */
public final class KeyHash {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final long seed;

    /** A hash with a seed of its own. */
    public KeyHash() {
        this(new SecureRandom().nextLong());
    }

    KeyHash(long seed) {
        this.seed = seed;
    }

    /** Eight bytes as a number. */
    public static long longAt(byte[] bytes, int offset) {
        return (long) LONGS.get(bytes, offset);
    }

    /** Hash of the digest that starts at {@code offset}. */
    public long ofDigest(byte[] bytes, int offset) {
        return mix(longAt(bytes, offset), longAt(bytes, offset + Long.BYTES));
    }

    /** Hash of a digest. */
    public long of(Hash digest) {
        return ofDigest(digest.toArray(), 0);
    }

    /** Hash of a stream. */
    public long ofStream(long tagHigh, long tagLow) {
        return mix(tagHigh, tagLow);
    }

    /** Hash of a place in a stream. */
    public long ofPlace(long tagHigh, long tagLow, long sequence) {
        return mix(mix(tagHigh, tagLow), sequence);
    }

    /** Hash of a place in a stream. */
    public long ofPlace(StreamTag tag, long sequence) {
        return ofPlace(tag.high(), tag.low(), sequence);
    }

    /** Two rounds of the finaliser of SplitMix64 (Steele, Lea, Flood 2014), with the seed and the second number mixed in between. */
    private long mix(long first, long second) {
        return finish(finish(first ^ seed) + second);
    }

    private static long finish(long value) {
        long mixed = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
