package io.symbia.portable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.tlog.signature.MlDsa44;
import io.symbia.tlog.tree.Octets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The other implementation says what the JDK's own says, of good signatures and of bad ones. */
class MlDsa44ProviderTest {
    private static final byte[] PREFIX = HexFormat.of().parseHex("30820532300b06096086480165030403110382052100");
    private static final MlDsa44Provider OTHER = new MlDsa44Provider();

    private final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");

    @Test
    void acceptsWhatTheJdkHasSigned() throws GeneralSecurityException {
        for (int round = 0; round < 20; round++) {
            Octets seed = octets(32);
            Octets message = octets(round * 97);
            assertThat(verifies(MlDsa44.publicKey(seed), message, MlDsa44.sign(seed, message)))
                    .isTrue();
        }
    }

    @Test
    void refusesEveryChangedBitAsTheJdkDoes() throws GeneralSecurityException {
        Octets seed = octets(32);
        Octets key = MlDsa44.publicKey(seed);
        Octets message = octets(200);
        Octets signature = MlDsa44.sign(seed, message);
        for (int round = 0; round < 100; round++) {
            Octets changed = flipped(signature);
            assertThat(verifies(key, message, changed)).isEqualTo(MlDsa44.verifies(key, message, changed));
            assertThat(verifies(key, flipped(message), signature)).isFalse();
            assertThat(verifies(flipped(key), message, signature)).isFalse();
        }
    }

    @Test
    void readsNoOtherKey() throws GeneralSecurityException {
        KeyFactory keys = KeyFactory.getInstance(MlDsa44Provider.ALGORITHM, OTHER);
        for (int size : new int[] {0, 1333, 1335}) {
            assertThatThrownBy(() -> keys.generatePublic(new X509EncodedKeySpec(new byte[size])))
                    .isInstanceOf(InvalidKeySpecException.class);
        }
    }

    /** Where Java has its own, that is used. */
    @Test
    void staysAwayWhereThereIsOne() {
        Main.useOtherMlDsaWhereThereIsNone();
        assertThat(Security.getProvider(OTHER.getName())).isNull();
    }

    private static boolean verifies(Octets key, Octets message, Octets signature) throws GeneralSecurityException {
        byte[] encoded = new byte[PREFIX.length + key.size()];
        System.arraycopy(PREFIX, 0, encoded, 0, PREFIX.length);
        System.arraycopy(key.toArray(), 0, encoded, PREFIX.length, key.size());
        PublicKey read = KeyFactory.getInstance(MlDsa44Provider.ALGORITHM, OTHER)
                .generatePublic(new X509EncodedKeySpec(encoded));
        Signature verifier = Signature.getInstance(MlDsa44Provider.ALGORITHM, OTHER);
        verifier.initVerify(read);
        verifier.update(message.toArray());
        return verifier.verify(signature.toArray());
    }

    private Octets octets(int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return Octets.of(bytes);
    }

    private Octets flipped(Octets octets) {
        byte[] bytes = octets.toArray();
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        return Octets.of(bytes);
    }
}
