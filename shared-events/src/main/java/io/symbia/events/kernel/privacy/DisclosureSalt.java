package io.symbia.events.kernel.privacy;

import java.util.Base64;
import java.util.random.RandomGenerator;

/** The 128 random bits that keep a digest from being guessed (RFC 9901 section 4.2.1); written in base64url, 22 characters. */
public final class DisclosureSalt {
    public static final int SIZE_BYTES = 16; // RFC 9901 section 9.3: at least 128 bits.

    private final String text;

    private DisclosureSalt(String text) {
        this.text = text;
    }

    public static DisclosureSalt of(byte[] salt) {
        if (salt.length != SIZE_BYTES) {
            throw new IllegalArgumentException("a salt has %d bytes, found %d".formatted(SIZE_BYTES, salt.length));
        }
        return new DisclosureSalt(Base64.getUrlEncoder().withoutPadding().encodeToString(salt));
    }

    /** A fresh salt. In a service {@code random} is a {@link java.security.SecureRandom}. */
    public static DisclosureSalt from(RandomGenerator random) {
        byte[] salt = new byte[SIZE_BYTES];
        random.nextBytes(salt);
        return of(salt);
    }

    /** Parses 22 characters of base64url, the inverse of {@link #toString()}. */
    public static DisclosureSalt parse(String base64Url) {
        DisclosureSalt salt = of(Base64.getUrlDecoder().decode(base64Url));
        if (!salt.text.equals(base64Url)) throw new IllegalArgumentException("not the one base64url form of a salt");
        return salt;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DisclosureSalt that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
