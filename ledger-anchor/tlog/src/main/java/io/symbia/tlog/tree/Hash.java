package io.symbia.tlog.tree;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A SHA-256 hash: 32 bytes, compared by value. Kept as four big-endian numbers, one object instead of two: maps hold millions of hashes. */
public final class Hash implements Comparable<Hash> {
    /** FIPS 180-4: SHA-256 gives 256 bits. */
    public static final int SIZE_BYTES = 32;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final long first;
    private final long second;
    private final long third;
    private final long fourth;

    private Hash(byte[] source, int offset) {
        first = (long) LONGS.get(source, offset);
        second = (long) LONGS.get(source, offset + Long.BYTES);
        third = (long) LONGS.get(source, offset + 2 * Long.BYTES);
        fourth = (long) LONGS.get(source, offset + 3 * Long.BYTES);
    }

    /** Copies a hash of exactly 32 bytes. */
    public static Hash of(byte[] bytes) {
        if (bytes.length != SIZE_BYTES) {
            throw new IllegalArgumentException("a hash has 32 bytes, got " + bytes.length);
        }
        return new Hash(bytes, 0);
    }

    /** Copies the 32 bytes that start at {@code offset}. */
    public static Hash copyOf(byte[] source, int offset) {
        if (offset < 0 || source.length - offset < SIZE_BYTES) {
            throw new IllegalArgumentException("no 32 bytes at offset " + offset + " of " + source.length);
        }
        return new Hash(source, offset);
    }

    /** The plain SHA-256 of some bytes; not the hash of a leaf, see {@link MerkleTree#leafHash}. */
    public static Hash ofContent(byte[] content) {
        return of(TreeHasher.sha256().digest(content));
    }

    /** Parses 64 lowercase hexadecimal digits. */
    public static Hash parseHex(String hex) {
        if (hex.length() != 2 * SIZE_BYTES || !hex.chars().allMatch(Hash::isLowercaseHexDigit)) {
            throw new IllegalArgumentException("a hash is 64 lowercase hexadecimal digits");
        }
        return of(HexFormat.of().parseHex(hex));
    }

    /** Parses 44 characters of RFC 4648 section 4, and only the one spelling that {@link #base64} writes. */
    public static Hash parseBase64(String base64) {
        return Hash.of(Octets.parseBase64(base64).toArray());
    }

    private static boolean isLowercaseHexDigit(int character) {
        return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f');
    }

    /** 64 lowercase hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(toArray());
    }

    /** 44 characters of RFC 4648 section 4, padded. */
    public String base64() {
        return Base64.getEncoder().encodeToString(toArray());
    }

    /** A copy of the 32 bytes. */
    public byte[] toArray() {
        byte[] bytes = new byte[SIZE_BYTES];
        copyTo(bytes, 0);
        return bytes;
    }

    /** Writes the 32 bytes to {@code target} from {@code offset} on. */
    public void copyTo(byte[] target, int offset) {
        LONGS.set(target, offset, first);
        LONGS.set(target, offset + Long.BYTES, second);
        LONGS.set(target, offset + 2 * Long.BYTES, third);
        LONGS.set(target, offset + 3 * Long.BYTES, fourth);
    }

    /** Compares as unsigned numbers, most significant byte first. */
    @Override
    public int compareTo(Hash other) {
        return Arrays.compareUnsigned(toArray(), other.toArray());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash that
                && first == that.first
                && second == that.second
                && third == that.third
                && fourth == that.fourth;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(31 * (31 * (31 * first + second) + third) + fourth);
    }

    /** As {@link #hex}. */
    @Override
    public String toString() {
        return hex();
    }
}
