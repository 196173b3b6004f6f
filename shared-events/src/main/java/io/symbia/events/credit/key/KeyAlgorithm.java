package io.symbia.events.credit.key;

import io.symbia.events.kernel.canonical.CanonicalJson;
import io.symbia.events.kernel.form.Unrecognised;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How a key signs. Both are algorithms of HTTP signatures (RFC 9421 section 3.3) and of JSON Web Keys. */
public enum KeyAlgorithm {
    /** RFC 8032; a public key has 32 bytes, a signature 64. JWK type {@code OKP}, RFC 8037. */
    ED25519("Ed25519", "Ed25519", "302a300506032b6570032100", 32) {
        @Override
        void requireSafe(byte[] key) {
            Ed25519Points.requireSafe(key);
        }

        @Override
        ObjectNode jwk(byte[] key) {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("crv", "Ed25519")
                    .put("kty", "OKP")
                    .put("x", text(key));
        }
    },

    /** FIPS 186-5 on the curve P-256 with SHA-256; a public key is x and y with 32 bytes each, a signature r and s. JWK type {@code EC}. */
    ECDSA_P256("EC", "SHA256withECDSAinP1363Format", "3059301306072a8648ce3d020106082a8648ce3d03010703420004", 64) {
        @Override
        void requireSafe(byte[] key) {
            P256Points.requireSafe(key);
        }

        @Override
        ObjectNode jwk(byte[] key) {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("crv", "P-256")
                    .put("kty", "EC")
                    .put("x", text(Arrays.copyOf(key, COORDINATE)))
                    .put("y", text(Arrays.copyOfRange(key, COORDINATE, 2 * COORDINATE)));
        }
    },

    /** A code of a later list: nothing is known of its keys, and no signature of one is believed. */
    @Unrecognised
    UNRECOGNISED("", "", "", 0) {
        @Override
        ObjectNode jwk(byte[] key) {
            throw new IllegalArgumentException("the algorithm of the key is not known");
        }
    };

    private static final int SIGNATURE_LENGTH = 64; // Bytes, of both.
    private static final int COORDINATE = 32; // Bytes; SEC 1 section 2.3.7 pads with zeros.

    private final String keys; // As the JDK calls the kind.
    private final String signatures;
    /** SubjectPublicKeyInfo up to the bytes of the key: RFC 8410 section 4, RFC 5480 section 2. */
    private final String header;

    private final int length;

    KeyAlgorithm(String keys, String signatures, String header, int length) {
        this.keys = keys;
        this.signatures = signatures;
        this.header = header;
        this.length = length;
    }

    /** The required members of the JSON Web Key. */
    abstract ObjectNode jwk(byte[] key);

    /** Refuses keys under which a signature says nothing. */
    void requireSafe(byte[] key) {}

    /**
     * The thumbprint of a key.
     *
     * @throws IllegalArgumentException where the bytes are no key of this algorithm
     */
    KeyId thumbprint(byte[] key) {
        publicKey(key);
        byte[] digest = CanonicalJson.format(jwk(key))
                .digest()
                .toArray(); // RFC 7638 section 3.3 is canonical for these members.
        return new KeyId(text(digest));
    }

    /**
     * Whether a signature is one of a key over a text.
     *
     * @throws IllegalArgumentException where the bytes are no key of this algorithm
     */
    boolean isSignature(byte[] key, byte[] signed, byte[] signature) {
        PublicKey parsed = publicKey(key);
        if (signature.length != SIGNATURE_LENGTH) return false; // The JDK takes shorter ones of ECDSA.
        try {
            Signature verification = Signature.getInstance(signatures);
            verification.initVerify(parsed);
            verification.update(signed);
            return verification.verify(signature);
        } catch (SignatureException malformed) {
            return false;
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every JDK of this version has " + signatures, absent);
        }
    }

    private PublicKey publicKey(byte[] key) {
        if (this == UNRECOGNISED) throw new IllegalArgumentException("the algorithm of the key is not known");
        if (key.length != length) {
            throw new IllegalArgumentException(
                    "a public key of %s has %d bytes, found %d".formatted(this, length, key.length));
        }
        requireSafe(key);
        byte[] encoded = HexFormat.of().parseHex(header + HexFormat.of().formatHex(key));
        try {
            return KeyFactory.getInstance(keys).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException noPoint) {
            throw new IllegalArgumentException("the public key is no point of the curve of " + this, noPoint);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
