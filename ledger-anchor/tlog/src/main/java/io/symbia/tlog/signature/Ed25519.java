package io.symbia.tlog.signature;

import io.symbia.tlog.tree.Octets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.Set;

/** RFC 8032 by the JDK's own provider, from and to the raw encodings that notes use. */
public final class Ed25519 {
    /** RFC 8032 section 5.1.5: the private key is 32 bytes. */
    public static final int SEED_BYTES = SeededKeyPair.SEED_BYTES;

    private static final String ALGORITHM = "Ed25519";
    private static final int PUBLIC_KEY_BYTES = 32;
    private static final int SIGNATURE_BYTES = 64;

    /** RFC 8410 section 4: SubjectPublicKeyInfo without parameters, up to the 32 bytes of the key. */
    private static final byte[] PUBLIC_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    /** RFC 8410 section 7: PKCS #8, up to the 32 bytes of the seed. */
    private static final byte[] PRIVATE_PREFIX = HexFormat.of().parseHex("302e020100300506032b657004220420");

    /**
     * The y-coordinates of the eight points whose order divides eight, little-endian: 0, 1, -1 and the two of order eight; and 0 and 1 once more
     * with the prime of the field added, as careless readers take them.
     */
    private static final Set<String> SMALL_ORDER = Set.of(
            "0000000000000000000000000000000000000000000000000000000000000000",
            "0100000000000000000000000000000000000000000000000000000000000000",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");

    private static final byte SIGN_OF_X = (byte) 0x80; // In the last byte, RFC 8032 section 5.1.2.

    private Ed25519() {}

    /**
     * Whether a public key is one of these points. Signatures by it are made without a secret, and verifiers disagree about them (RFC 8032
     * section 5.1.7 leaves the cofactor to them).
     */
    public static boolean isOfSmallOrder(Octets publicKey) {
        byte[] y = publicKey.toArray();
        y[y.length - 1] &= ~SIGN_OF_X;
        return SMALL_ORDER.contains(HexFormat.of().formatHex(y));
    }

    /** Whether the key made this signature of the message; {@code false} too if either has not its one length. */
    public static boolean verifies(Octets publicKey, Octets message, Octets signature) {
        if (publicKey.size() != PUBLIC_KEY_BYTES || signature.size() != SIGNATURE_BYTES) {
            return false;
        }
        try {
            KeyFactory factory = KeyFactory.getInstance(ALGORITHM);
            byte[] encoded = Encoding.join(PUBLIC_PREFIX, publicKey);
            PublicKey key = factory.generatePublic(new X509EncodedKeySpec(encoded));
            Signature verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(key);
            verifier.update(message.toArray());
            return verifier.verify(signature.toArray());
        } catch (SignatureException | InvalidKeySpecException | InvalidKeyException _) {
            return false; // A point that is none, or a number out of its range: not a signature of that key.
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has " + ALGORITHM + " since 15", e);
        }
    }

    /** Signs with the key of a seed. */
    public static Octets sign(Octets seed, Octets message) {
        try {
            byte[] encoded = Encoding.join(PRIVATE_PREFIX, seed);
            PrivateKey key = KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            Signature signer = Signature.getInstance(ALGORITHM);
            signer.initSign(key);
            signer.update(message.toArray());
            return Octets.of(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK signs with any seed of 32 bytes", e);
        }
    }

    /** The public key of a seed. */
    public static Octets publicKey(Octets seed) {
        byte[] encoded = SeededKeyPair.generate(ALGORITHM, seed).getPublic().getEncoded();
        return Octets.copyOf(encoded, PUBLIC_PREFIX.length, PUBLIC_KEY_BYTES);
    }
}
