package io.symbia.tlog.tree;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A SHA-256 hash: 32 bytes, compared by value. */
public final class Hash implements Comparable<Hash> {
    /** FIPS 180-4: SHA-256 gives 256 bits. */
    public static final int SIZE_BYTES = 32;

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Copies a hash of exactly 32 bytes. */
    public static Hash of(byte[] bytes) {
        if (bytes.length != SIZE_BYTES) {
            throw new IllegalArgumentException("a hash has 32 bytes, got " + bytes.length);
        }
        return new Hash(bytes.clone());
    }

    /** Copies the 32 bytes that start at {@code offset}. */
    public static Hash copyOf(byte[] source, int offset) {
        if (offset < 0 || source.length - offset < SIZE_BYTES) {
            throw new IllegalArgumentException("no 32 bytes at offset " + offset + " of " + source.length);
        }
        return new Hash(Arrays.copyOfRange(source, offset, offset + SIZE_BYTES));
    }

    /** The plain SHA-256 of some bytes; not the hash of a leaf, see {@link MerkleTree#leafHash}. */
    public static Hash ofContent(byte[] content) {
        return new Hash(TreeHasher.sha256().digest(content));
    }

    /** Parses 64 lowercase hexadecimal digits. */
    public static Hash parseHex(String hex) {
        if (hex.length() != 2 * SIZE_BYTES || !hex.chars().allMatch(Hash::isLowercaseHexDigit)) {
            throw new IllegalArgumentException("a hash is 64 lowercase hexadecimal digits");
        }
        return new Hash(HexFormat.of().parseHex(hex));
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
        return HexFormat.of().formatHex(bytes);
    }

    /** 44 characters of RFC 4648 section 4, padded. */
    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** A copy of the 32 bytes. */
    public byte[] toArray() {
        return bytes.clone();
    }

    /** Writes the 32 bytes to {@code target} from {@code offset} on. */
    public void copyTo(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, SIZE_BYTES);
    }

    /** Compares as unsigned numbers, most significant byte first. */
    @Override
    public int compareTo(Hash other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** As {@link #hex}. */
    @Override
    public String toString() {
        return hex();
    }
}
