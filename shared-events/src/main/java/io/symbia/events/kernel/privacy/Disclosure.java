package io.symbia.events.kernel.privacy;

import io.symbia.events.kernel.canonical.CanonicalBytes;
import io.symbia.events.kernel.canonical.CanonicalJson;
import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.canonical.JsonLimits;
import io.symbia.events.kernel.canonical.RefusedJson;
import io.symbia.events.kernel.canonical.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What shows one confidential value: its salt, its name and itself, in the form of RFC 9901 section 4.2.1.
 *
 * <p>Example: {@code ["AAECAwQFBgcICQoLDA0ODw","unitPrice","62.40"]} in base64url is the disclosure; the SHA-256 of that text, again
 * in base64url, is {@code Ks2Zk8JUn4XcefsFWSAmNXQErUKq4tSOospSJmRzr0g} and stands in the event's {@code _sd}.
 */
public final class Disclosure {
    private static final Base64.Encoder BASE64_URL = Base64.getUrlEncoder().withoutPadding();
    private static final JsonLimits LIMITS = JsonLimits.EVENT;

    /** A disclosure travels as one text in an array of them. */
    private static final int MAX_ENCODED_LENGTH = LIMITS.maxTextLength();

    private final DisclosureSalt salt;
    private final String name;
    private final JsonNode value;
    private final Sensitivity sensitivity;
    private final String encoded;
    private final String digest;

    private Disclosure(
            DisclosureSalt salt, String name, JsonNode value, Sensitivity sensitivity, CanonicalBytes content) {
        this.salt = salt;
        this.name = name;
        this.value = value;
        this.sensitivity = sensitivity;
        this.encoded = BASE64_URL.encodeToString(content.toArray());
        this.digest = BASE64_URL.encodeToString(
                Digest.ofContent(encoded.getBytes(StandardCharsets.US_ASCII)).toArray());
    }

    /**
     * A disclosure of {@code value} under {@code name}.
     *
     * @param name  a component's name; RFC 9901 section 4.2.1 reserves {@code _sd} and {@code ...}
     * @param value any JSON, of some 12,000 bytes at most; null says that an optional value was not given
     */
    public static Disclosure of(DisclosureSalt salt, String name, JsonNode value, Sensitivity sensitivity) {
        if (name.isEmpty() || name.equals("_sd") || name.equals("...")) {
            throw new IllegalArgumentException("no name of a value: \"" + name + "\"");
        }
        JsonNode own = value.deepCopy();
        ArrayNode triple = JsonNodeFactory.instance.arrayNode(3);
        triple.add(salt.toString()).add(name).add(own);
        Disclosure disclosure = new Disclosure(salt, name, own, sensitivity, CanonicalJson.format(triple));
        if (disclosure.encoded.length() > MAX_ENCODED_LENGTH) {
            throw new RefusedJson(
                    "text_too_long", "", "a disclosure has at most %d characters".formatted(MAX_ENCODED_LENGTH));
        }
        return disclosure;
    }

    /**
     * Parses {@link #encoded()}. Only our own canonical form is read, so that a disclosure has one text.
     *
     * @param sensitivity why the value is confidential, known from where the disclosure was kept
     */
    public static Disclosure parse(String encoded, Sensitivity sensitivity) {
        byte[] content;
        try {
            content = Base64.getUrlDecoder().decode(encoded);
        } catch (IllegalArgumentException malformed) {
            throw new RefusedJson("disclosure_malformed", "", "a disclosure is base64url", malformed);
        }
        JsonNode triple = StrictJson.parse(content, LIMITS);
        if (!triple.isArray()
                || triple.size() != 3
                || !triple.get(0).isString()
                || !triple.get(1).isString()) {
            throw new RefusedJson("disclosure_malformed", "", "a disclosure is an array of salt, name and value");
        }
        DisclosureSalt salt = DisclosureSalt.parse(triple.get(0).stringValue());
        Disclosure disclosure = of(salt, triple.get(1).stringValue(), triple.get(2), sensitivity);
        if (!disclosure.encoded.equals(encoded)) {
            throw new RefusedJson("disclosure_malformed", "", "a disclosure is base64url of canonical JSON");
        }
        return disclosure;
    }

    public DisclosureSalt salt() {
        return salt;
    }

    public String name() {
        return name;
    }

    /** A copy of the value. */
    public JsonNode value() {
        return value.deepCopy();
    }

    public Sensitivity sensitivity() {
        return sensitivity;
    }

    /** The disclosure as it is kept and sent: base64url of the canonical JSON. */
    public String encoded() {
        return encoded;
    }

    /** SHA-256 of {@link #encoded()} in base64url, as it stands in {@code _sd}: 43 characters. */
    public String digest() {
        return digest;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Disclosure that && encoded.equals(that.encoded) && sensitivity == that.sensitivity;
    }

    @Override
    public int hashCode() {
        return encoded.hashCode();
    }

    /** Name and digest, never the value. */
    @Override
    public String toString() {
        return "%s %s %s".formatted(sensitivity, name, digest);
    }
}
