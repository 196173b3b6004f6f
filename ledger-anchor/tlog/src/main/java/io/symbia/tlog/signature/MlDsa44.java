package io.symbia.tlog.signature;

import io.symbia.tlog.tree.Octets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/** FIPS 204 with the smallest parameter set, by the JDK's own provider. */
public final class MlDsa44 {
    private static final String ALGORITHM = "ML-DSA-44";
    private static final int PUBLIC_KEY_BYTES = 1312;
    private static final int SIGNATURE_BYTES = 2420;

    /** RFC 9881 section 4: SubjectPublicKeyInfo of id-ml-dsa-44, up to the 1,312 bytes of the key. */
    private static final byte[] PUBLIC_PREFIX = HexFormat.of().parseHex("30820532300b06096086480165030403110382052100");

    private MlDsa44() {}

    /** Whether the key made this signature of the message; {@code false} too if either has not its one length. */
    public static boolean verifies(Octets publicKey, Octets message, Octets signature) {
        if (publicKey.size() != PUBLIC_KEY_BYTES || signature.size() != SIGNATURE_BYTES) {
            return false;
        }
        try {
            byte[] encoded = Encoding.join(PUBLIC_PREFIX, publicKey);
            PublicKey key = KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
            Signature verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(key);
            verifier.update(message.toArray());
            return verifier.verify(signature.toArray());
        } catch (SignatureException | InvalidKeySpecException | InvalidKeyException _) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has " + ALGORITHM + " since 24", e);
        }
    }

    /** Signs with the key of a seed, without a context. Two signatures of one message differ: FIPS 204's hedged variant. */
    public static Octets sign(Octets seed, Octets message) {
        try {
            Signature signer = Signature.getInstance(ALGORITHM);
            signer.initSign(SeededKeyPair.generate(ALGORITHM, seed).getPrivate());
            signer.update(message.toArray());
            return Octets.of(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK signs with any key that it has made", e);
        }
    }

    /** The public key of a seed. */
    public static Octets publicKey(Octets seed) {
        byte[] encoded = SeededKeyPair.generate(ALGORITHM, seed).getPublic().getEncoded();
        return Octets.copyOf(encoded, PUBLIC_PREFIX.length, PUBLIC_KEY_BYTES);
    }
}
