package io.symbia.events.kernel.origin;

import java.util.regex.Pattern;

/**
 * The signature of the HTTP request that authorised an event, in the words of its headers.
 *
 * @param digest    {@code Content-Digest} (RFC 9530), such as {@code sha-256=:...:}
 * @param input     {@code Signature-Input} (RFC 9421 section 4.1)
 * @param signature {@code Signature} (RFC 9421 section 4.2)
 */
public record RequestSignature(String digest, String input, String signature) {
    /** Longest field; an ML-DSA-65 signature has 4,412 characters of base64. */
    public static final int MAX_FIELD_LENGTH = 8_192;

    private static final Pattern FIELD =
            Pattern.compile("[\\x20-\\x7e]+"); // RFC 9110 section 5.5: visible ASCII and spaces.

    public RequestSignature {
        requireField("digest", digest);
        requireField("input", input);
        requireField("signature", signature);
    }

    private static void requireField(String name, String value) {
        if (value.length() > MAX_FIELD_LENGTH || !FIELD.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "%s has 1 to %d visible ASCII characters".formatted(name, MAX_FIELD_LENGTH));
        }
    }
}
