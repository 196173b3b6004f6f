package io.symbia.events.kernel.envelope;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What the log's leaves show of a stream: the first 16 bytes of SHA-256(salt, a zero byte, the stream id in UTF-8). Who reads every
 * leaf can count a stream's events without knowing which stream it is. Written as 32 lower-case hexadecimal digits.
 */
public record StreamTag(String hex) {
    public static final int SIZE_BYTES = 16;

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{" + 2 * SIZE_BYTES + "}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public StreamTag {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("a stream tag is 32 lower-case hexadecimal digits");
        }
    }

    public static StreamTag of(byte[] tag) {
        return new StreamTag(HexFormat.of().formatHex(tag));
    }

    /** Computes the tag of {@code stream}. */
    public static StreamTag of(StreamSalt salt, StreamId stream) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(salt.toArray());
            sha256.update((byte) 0);
            sha256.update(stream.toString().getBytes(StandardCharsets.UTF_8));
            return of(Arrays.copyOf(sha256.digest(), SIZE_BYTES));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
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
