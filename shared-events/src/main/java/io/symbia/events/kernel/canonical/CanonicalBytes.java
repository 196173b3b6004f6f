package io.symbia.events.kernel.canonical;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The exact bytes of a document that was written once: immutable, compared by content, with their digest. */
public final class CanonicalBytes {
    private final byte[] bytes;
    private volatile @Nullable Digest
            digest; // Computed when first asked for; two threads may both compute the same value.

    private CanonicalBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** These bytes, copied. Whether they are canonical is for the reader of an event to check, not for this type. */
    public static CanonicalBytes of(byte[] bytes) {
        return new CanonicalBytes(bytes.clone());
    }

    /** Takes over an array that its maker gives up. */
    static CanonicalBytes ofOwned(byte[] bytes) {
        return new CanonicalBytes(bytes);
    }

    public byte[] toArray() {
        return bytes.clone();
    }

    /** Number of bytes. */
    public int size() {
        return bytes.length;
    }

    /** The bytes read as UTF-8. */
    public String utf8() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    public Digest digest() {
        Digest known = digest;
        if (known == null) {
            known = Digest.ofContent(bytes);
            digest = known;
        }
        return known;
    }

    /** The bytes themselves, for readers in this package that promise not to change them. */
    byte[] shared() {
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CanonicalBytes that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Size and digest, never the content: a document may hold what does not belong in a log line. */
    @Override
    public String toString() {
        return size() + " bytes, sha-256 " + digest();
    }
}
