package io.symbia.events.payment.rule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.TextForm;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * 128 random bits that go into a release rule's hash; only the parties know them.
 *
 * @param value 32 lower-case hexadecimal digits
 */
@TextForm(pattern = "^[0-9a-f]{32}$", example = "000102030405060708090a0b0c0d0e0f")
public record RuleSalt(String value) {

    /** As many bytes as the salt of an RFC 9901 disclosure. */
    private static final int SIZE_BYTES = 16;

    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{32}");

    @JsonCreator
    public RuleSalt {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("rule salt must be 32 lower-case hexadecimal digits");
        }
    }

    /** Draws a salt; from a cryptographically strong generator, or it protects nothing. */
    public static RuleSalt drawnFrom(RandomGenerator random) {
        byte[] bits = new byte[SIZE_BYTES];
        random.nextBytes(bits);
        return new RuleSalt(HexFormat.of().formatHex(bits));
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
