package io.symbia.events.kernel.envelope;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * 16 random bytes that a stream's first commit makes and each of its events carries, so that who holds an event can compute the
 * stream's tag and nobody else can guess it. Written as 32 lower-case hexadecimal digits.
 */
public record StreamSalt(String hex) {
    public static final int SIZE_BYTES = 16;

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{" + 2 * SIZE_BYTES + "}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public StreamSalt {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("a stream salt is 32 lower-case hexadecimal digits");
        }
    }

    public static StreamSalt of(byte[] salt) {
        return new StreamSalt(HexFormat.of().formatHex(salt));
    }

    /** A fresh salt. In a service {@code random} is a {@link java.security.SecureRandom}. */
    public static StreamSalt from(RandomGenerator random) {
        byte[] salt = new byte[SIZE_BYTES];
        random.nextBytes(salt);
        return of(salt);
    }

    public byte[] toArray() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    @JsonValue
    public String toString() {
        return hex;
    }
}
