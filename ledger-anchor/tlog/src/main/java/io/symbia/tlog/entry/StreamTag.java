package io.symbia.tlog.entry;

import io.symbia.tlog.tree.Octets;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * Stands for a stream in the log without naming it: the first 16 bytes of SHA-256(stream salt || 0x00 || stream id). Kept as two numbers,
 * because maps of millions of streams are made of tags.
 *
 * @param high the first eight bytes, big-endian
 * @param low  the last eight bytes, big-endian
 */
public record StreamTag(long high, long low) implements Comparable<StreamTag> {
    /** 128 bits: two streams never meet by chance. */
    public static final int SIZE_BYTES = 16;

    /** How deep a tree over the bits of tags can be. */
    public static final int SIZE_BITS = SIZE_BYTES * Byte.SIZE;

    /** Reads exactly 16 bytes. */
    public static StreamTag of(byte[] bytes) {
        if (bytes.length != SIZE_BYTES) {
            throw new IllegalArgumentException("a stream tag has 16 bytes, got " + bytes.length);
        }
        return at(bytes, 0);
    }

    /** Reads the 16 bytes that start at {@code offset}. */
    public static StreamTag at(byte[] bytes, int offset) {
        ByteBuffer source = ByteBuffer.wrap(bytes, offset, SIZE_BYTES);
        return new StreamTag(source.getLong(), source.getLong());
    }

    /** Parses 32 lowercase hexadecimal digits. */
    public static StreamTag parseHex(String hex) {
        if (!hex.matches("[0-9a-f]{32}")) {
            throw new IllegalArgumentException("a stream tag is 32 lowercase hexadecimal digits");
        }
        return of(HexFormat.of().parseHex(hex));
    }

    /** The 16 bytes. */
    public Octets octets() {
        byte[] bytes = new byte[SIZE_BYTES];
        copyTo(bytes, 0);
        return Octets.of(bytes);
    }

    /** Writes the 16 bytes to {@code target} from {@code offset} on. */
    public void copyTo(byte[] target, int offset) {
        ByteBuffer.wrap(target, offset, SIZE_BYTES).putLong(high).putLong(low);
    }

    /** A bit: number 0 is the most significant, {@link #SIZE_BITS} less one the last. */
    public boolean bit(int number) {
        long half = number < Long.SIZE ? high : low;
        return (half << number) < 0; // A shift counts modulo 64.
    }

    /** Number of leading bits that two tags share. */
    public int sharedBits(StreamTag other) {
        return high != other.high
                ? Long.numberOfLeadingZeros(high ^ other.high)
                : Long.SIZE + Long.numberOfLeadingZeros(low ^ other.low);
    }

    /** 32 lowercase hexadecimal digits. */
    public String hex() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(high) + hex.toHexDigits(low);
    }

    /** Compares as unsigned numbers, so bit by bit from the first. */
    @Override
    public int compareTo(StreamTag other) {
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    @Override
    public String toString() {
        return hex();
    }
}
