package io.symbia.portable;

import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyFactorySpi;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Reads public keys as RFC 9881 section 4 encodes them: a fixed prefix and the 1,312 bytes of the key. Made by the JDK by name. */
public final class MlDsa44Keys extends KeyFactorySpi {
    private static final byte[] PREFIX = HexFormat.of().parseHex("30820532300b06096086480165030403110382052100");
    private static final int KEY_BYTES = 1312;

    /** A key as it was encoded. */
    static final class EncodedKey implements PublicKey {
        private static final long serialVersionUID = 1;

        private final byte[] encoded;

        private EncodedKey(byte[] encoded) {
            this.encoded = encoded;
        }

        byte[] withoutPrefix() {
            return Arrays.copyOfRange(encoded, PREFIX.length, encoded.length);
        }

        @Override
        public String getAlgorithm() {
            return MlDsa44Provider.ALGORITHM;
        }

        @Override
        public String getFormat() {
            return "X.509";
        }

        @Override
        public byte[] getEncoded() {
            return encoded.clone();
        }
    }

    @Override
    protected PublicKey engineGeneratePublic(KeySpec spec) throws InvalidKeySpecException {
        if (!(spec instanceof X509EncodedKeySpec x509)) throw new InvalidKeySpecException("X.509 alone is read");
        byte[] encoded = x509.getEncoded();
        boolean isOne = encoded.length == PREFIX.length + KEY_BYTES
                && Arrays.equals(PREFIX, Arrays.copyOf(encoded, PREFIX.length));
        if (!isOne) throw new InvalidKeySpecException("no public key of " + MlDsa44Provider.ALGORITHM);
        return new EncodedKey(encoded);
    }

    @Override
    protected PrivateKey engineGeneratePrivate(KeySpec spec) throws InvalidKeySpecException {
        throw new InvalidKeySpecException("nothing is signed here");
    }

    @Override
    protected <T extends KeySpec> T engineGetKeySpec(Key key, Class<T> spec) throws InvalidKeySpecException {
        throw new InvalidKeySpecException("keys are read here and not written");
    }

    @Override
    protected Key engineTranslateKey(Key key) throws InvalidKeyException {
        throw new InvalidKeyException("keys of others are not taken");
    }
}
