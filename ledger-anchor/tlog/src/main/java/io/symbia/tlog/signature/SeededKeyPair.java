package io.symbia.tlog.signature;

import io.symbia.tlog.tree.Octets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;

/**
 * The key pair of a seed. The standards begin each key with 32 random bytes (RFC 8032 section 5.1.5; FIPS 204 algorithm 1); the JDK makes keys only
 * from a source of randomness, so it is given one that holds nothing but the seed.
 */
final class SeededKeyPair {
    static final int SEED_BYTES = 32;

    private SeededKeyPair() {}

    static KeyPair generate(String algorithm, Octets seed) {
        if (seed.size() != SEED_BYTES) {
            throw new IllegalArgumentException("a seed has 32 bytes, got " + seed.size());
        }
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(new NamedParameterSpec(algorithm), new SeedInsteadOfRandom(seed.toArray()));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK of this version has " + algorithm, e);
        }
    }

    private static final class SeedInsteadOfRandom extends SecureRandom {
        private static final long serialVersionUID = 1;

        private final byte[] seed;

        SeedInsteadOfRandom(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] target) {
            if (target.length != seed.length) {
                throw new IllegalStateException("asked for " + target.length + " bytes instead of a seed");
            }
            System.arraycopy(seed, 0, target, 0, target.length);
        }
    }
}
