package io.symbia.events.kernel.origin;

import io.symbia.events.kernel.canonical.CanonicalBytes;
import io.symbia.events.kernel.canonical.CanonicalJson;
import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.canonical.JsonLimits;
import io.symbia.events.kernel.canonical.RefusedJson;
import io.symbia.events.kernel.canonical.StrictJson;
import tools.jackson.databind.JsonNode;

/**
 * A record of an origin that was written: its bytes never change and are never written again.
 *
 * @param origin what the bytes say
 * @param bytes  canonical JSON; their SHA-256 stands in each event of the commit
 */
public record SealedOrigin(Origin origin, CanonicalBytes bytes) {
    /** Largest record, in bytes: a signature of a kind that is not known yet has room in it. */
    public static final int MAX_BYTES = 131_072;

    /**
     * Writes a record, once.
     *
     * @throws IllegalArgumentException when it is larger than {@link #MAX_BYTES}, or of a kind that is not known here
     */
    public static SealedOrigin of(Origin origin) {
        CanonicalBytes bytes = CanonicalJson.format(OriginJson.format(origin));
        requireSize(bytes);
        return new SealedOrigin(origin, bytes);
    }

    /**
     * Reads a record. Members that are not known are passed over, and the bytes kept.
     *
     * @throws RefusedJson when the bytes are not the canonical form of a record
     */
    public static SealedOrigin read(CanonicalBytes bytes) {
        requireSize(bytes);
        JsonNode json = StrictJson.parse(bytes, JsonLimits.EVENT);
        if (!CanonicalJson.format(json).equals(bytes)) {
            throw new RefusedJson(
                    "not_canonical", "", "the bytes are not the canonical form (RFC 8785) of their content");
        }
        return new SealedOrigin(OriginJson.parse(json), bytes);
    }

    public Digest digest() {
        return bytes.digest();
    }

    private static void requireSize(CanonicalBytes bytes) {
        if (bytes.size() > MAX_BYTES) {
            throw new RefusedJson("too_large", "", "a record of an origin has at most " + MAX_BYTES + " bytes");
        }
    }
}
