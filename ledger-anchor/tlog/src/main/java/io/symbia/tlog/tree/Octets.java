package io.symbia.tlog.tree;

import java.util.Arrays;
import java.util.Base64;

/** Some bytes that nobody can change, compared by value: an entry, a key, a signature. */
public final class Octets {
    /** No bytes at all. */
    public static final Octets EMPTY = new Octets(new byte[0]);

    private final byte[] bytes;

    private Octets(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Copies the bytes. */
    public static Octets of(byte[] bytes) {
        return new Octets(bytes.clone());
    }

    /** Copies {@code length} bytes that start at {@code offset}. */
    public static Octets copyOf(byte[] source, int offset, int length) {
        if (offset < 0 || length < 0 || source.length - offset < length) {
            throw new IllegalArgumentException("no " + length + " bytes at offset " + offset + " of " + source.length);
        }
        return new Octets(Arrays.copyOfRange(source, offset, offset + length));
    }

    /**
     * Parses RFC 4648 section 4. The JDK also takes missing padding and stray bits in the last character; here every value has one
     * spelling, so a changed character can never be read as the same bytes.
     */
    public static Octets parseBase64(String base64) {
        byte[] decoded = Base64.getDecoder().decode(base64);
        if (!Base64.getEncoder().encodeToString(decoded).equals(base64)) {
            throw new IllegalArgumentException("base64 is not in its one canonical spelling");
        }
        return new Octets(decoded);
    }

    /** RFC 4648 section 4, padded. */
    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Number of bytes. */
    public int size() {
        return bytes.length;
    }

    /** The byte at a zero-based index below {@link #size}. */
    public byte at(int index) {
        return bytes[index];
    }

    /** The bytes from {@code offset} to the end. */
    public Octets from(int offset) {
        return copyOf(bytes, offset, bytes.length - offset);
    }

    /** A copy of the bytes. */
    public byte[] toArray() {
        return bytes.clone();
    }

    /** A copy of some of the bytes. */
    public byte[] copy(int offset, int length) {
        return Arrays.copyOfRange(bytes, offset, offset + length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** As {@link #base64}. */
    @Override
    public String toString() {
        return base64();
    }
}
