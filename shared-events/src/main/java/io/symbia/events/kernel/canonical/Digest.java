package io.symbia.events.kernel.canonical;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256 digest (FIPS 180-4), 32 bytes; written as 64 lower-case hexadecimal digits. */
public final class Digest implements Comparable<Digest> {
    public static final int SIZE_BYTES = 32; // FIPS 180-4: SHA-256 gives 256 bits.

    private final byte[] bytes;

    private Digest(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The digest whose 32 bytes are given; they are copied. */
    public static Digest of(byte[] digestBytes) {
        if (digestBytes.length != SIZE_BYTES) {
            throw new IllegalArgumentException(
                    "a digest has %d bytes, found %d".formatted(SIZE_BYTES, digestBytes.length));
        }
        return new Digest(digestBytes.clone());
    }

    /** Computes the digest of {@code content}. */
    public static Digest ofContent(byte[] content) {
        try {
            return new Digest(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }

    /** Parses 64 lower-case hexadecimal digits, the inverse of {@link #hex()}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Digest parseHex(String hex) {
        if (hex.length() != 2 * SIZE_BYTES || !hex.chars().allMatch(Digest::isLowerCaseHex)) {
            throw new IllegalArgumentException("a digest is 64 lower-case hexadecimal digits, found \"" + hex + "\"");
        }
        return new Digest(HexFormat.of().parseHex(hex));
    }

    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    public byte[] toArray() {
        return bytes.clone();
    }

    /** Orders by the bytes, unsigned, so the order of digests is the order of their hexadecimal text. */
    @Override
    public int compareTo(Digest other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Digest digest && Arrays.equals(bytes, digest.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    @JsonValue
    public String toString() {
        return hex();
    }

    private static boolean isLowerCaseHex(int character) {
        return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f');
    }
}
