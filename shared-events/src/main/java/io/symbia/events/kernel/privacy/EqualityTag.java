package io.symbia.events.kernel.privacy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.canonical.CanonicalJson;
import java.security.GeneralSecurityException;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Lets two parties see that they hold the same value without showing it: HMAC-SHA-256 (RFC 2104) under a key of their order over the
 * canonical JSON {@code [label, value]}, in base64url.
 *
 * <p>Equal tags mean equal values; without the key they mean nothing. The caller normalises the value first, for instance an
 * amount to {@code CNY:129900}.
 */
public record EqualityTag(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}"); // 32 bytes in base64url

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EqualityTag {
        if (!FORM.matcher(value).matches()) throw new IllegalArgumentException("an equality tag has 43 characters");
    }

    /** Computes the tag of a normalised value. */
    public static EqualityTag of(Key key, String label, String normalisedValue) {
        var pair = JsonNodeFactory.instance.arrayNode().add(label).add(normalisedValue);
        byte[] code = key.authenticate(CanonicalJson.format(pair).toArray());
        return new EqualityTag(java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(code));
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }

    /** The secret that the parties of one order share; never printed. */
    public static final class Key {
        public static final int SIZE_BYTES = 32; // RFC 2104 section 3: at least the length of the hash.

        private final SecretKeySpec secret;

        private Key(SecretKeySpec secret) {
            this.secret = secret;
        }

        public static Key of(byte[] secret) {
            if (secret.length != SIZE_BYTES) {
                throw new IllegalArgumentException("a key has %d bytes, found %d".formatted(SIZE_BYTES, secret.length));
            }
            return new Key(new SecretKeySpec(secret, "HmacSHA256"));
        }

        private byte[] authenticate(byte[] content) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(secret);
                return mac.doFinal(content);
            } catch (GeneralSecurityException absent) {
                throw new IllegalStateException("every Java platform has HmacSHA256", absent);
            }
        }

        @Override
        public String toString() {
            return "equality key";
        }
    }
}
