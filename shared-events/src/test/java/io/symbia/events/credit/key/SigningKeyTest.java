package io.symbia.events.credit.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.events.SharedData;
import io.symbia.events.kernel.origin.ParticipantId;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SigningKeyTest {
    private static final ParticipantId COOP = new ParticipantId("zj-tea-coop");
    private static final HexFormat HEX = HexFormat.of();

    /** RFC 8037, appendix A: the key that RFC 8032 has for its first test. */
    private static final PublicKeyText PUBLISHED = new PublicKeyText("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");

    @Test
    void isNamedByItsThumbprint() {
        SigningKey key = SigningKey.of(KeyAlgorithm.ED25519, PUBLISHED); // RFC 8037, appendix A.3.
        assertThat(key.keyId()).hasToString("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
        key.requireFit();
        KeyId other = new KeyId("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4l");
        assertThatThrownBy(new SigningKey(other, KeyAlgorithm.ED25519, PUBLISHED)::requireFit)
                .hasMessageContaining("another thumbprint");
    }

    @Test
    void holdsForWhatItSignedAlone() {
        SigningKey key = SigningKey.of(KeyAlgorithm.ED25519, PUBLISHED);
        byte[] signature =
                HEX.parseHex("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bac"
                        + "c61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"); // RFC 8032 section 7.1, test 1: of
        // nothing.
        assertThat(key.isSignature(new byte[0], signature)).isTrue();
        assertThat(key.isSignature(new byte[1], signature)).isFalse();
        for (int bit = 0; bit < signature.length * Byte.SIZE; bit++) {
            byte[] changed = signature.clone();
            changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertThat(key.isSignature(new byte[0], changed)).as("bit %d", bit).isFalse();
        }
        for (int length : new int[] {0, 1, 63, 65, 4_000}) {
            assertThat(key.isSignature(new byte[0], Arrays.copyOf(signature, length)))
                    .isFalse();
        }
    }

    /** What is signed names the participant, so that nobody is known by a key that signed another's statement. */
    @Test
    void isProvenForOneParticipant() {
        SigningKey key = SigningKey.of(KeyAlgorithm.ED25519, PUBLISHED);
        assertThat(key.statement(COOP).utf8())
                .isEqualTo("{\"keyId\":\"kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k\","
                        + "\"participantId\":\"zj-tea-coop\",\"statement\":\"symbia.io/participant-key@v1\"}");
        PossessionProof proof = new PossessionProof(
                "QZEG84FfWhwKFuwXVvDRZiREbABLi6dJwxDd6pnaP1iqOg3fXB-pG2IqYIevTr14Ykxlgk_WFEPu5orBfLmACw");
        assertThat(key.isProvenBy(proof, COOP)).isTrue();
        assertThat(key.isProvenBy(proof, new ParticipantId("zj-tea-coop-2"))).isFalse();
        assertThat(key.isProvenBy(new PossessionProof("AAAA"), COOP)).isFalse();
    }

    @Test
    void signsOnP256() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        SigningKey key = SigningKey.of(KeyAlgorithm.ECDSA_P256, text(point((ECPublicKey) pair.getPublic())));
        Signature signer = Signature.getInstance("SHA256withECDSAinP1363Format");
        signer.initSign(pair.getPrivate());
        signer.update(key.statement(COOP).toArray());
        PossessionProof proof = new PossessionProof(base64(signer.sign()));
        assertThat(key.isProvenBy(proof, COOP)).isTrue();
        assertThat(key.isProvenBy(proof, new ParticipantId("teehaus"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 31, 33, 64})
    void hasTheLengthOfItsAlgorithm(int length) {
        assertThatThrownBy(() -> KeyAlgorithm.ED25519.thumbprint(new byte[length]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has 32 bytes, found " + length);
    }

    /** Beside it lie the points of other curves, on some of which a private key is found in a moment. */
    @Test
    void isOnTheCurve() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        byte[] good = point((ECPublicKey) generator.generateKeyPair().getPublic());
        assertThat(KeyAlgorithm.ECDSA_P256.thumbprint(good)).isNotNull();
        for (int bit = 0; bit < good.length * Byte.SIZE; bit++) {
            byte[] changed = good.clone();
            changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertThatThrownBy(() -> KeyAlgorithm.ECDSA_P256.thumbprint(changed))
                    .hasMessageContaining("no point of the curve P-256");
        }
        for (int filled : new int[] {0, 0xff}) {
            byte[] same = new byte[64];
            Arrays.fill(same, (byte) filled);
            assertThatThrownBy(() -> KeyAlgorithm.ECDSA_P256.thumbprint(same)).hasMessageContaining("no point");
        }
    }

    /** One bit more in the last character spells the same bytes, and would be a second text of one key. */
    @Test
    void hasOneSpelling() {
        assertThatThrownBy(() -> SigningKey.of(
                        KeyAlgorithm.ED25519, new PublicKeyText("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURp")))
                .hasMessageContaining("one spelling");
    }

    /**
     * All points of small order, and spellings of y that are not below the prime. Under the first, a signature of zeros around the neutral
     * point holds for one text in eight at least: anybody finds one that "was signed".
     */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
    })
    void isNoKeyUnderWhichAnybodySigns(String key) {
        assertThatThrownBy(() -> SigningKey.of(KeyAlgorithm.ED25519, text(HEX.parseHex(key))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(".*(small order|one spelling).*");
    }

    @Test
    void ofAnAlgorithmOfALaterListIsNotBelieved() {
        SigningKey key = new SigningKey(
                new KeyId("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"), KeyAlgorithm.UNRECOGNISED, PUBLISHED);
        assertThatThrownBy(() -> key.isSignature(new byte[0], new byte[64])).hasMessageContaining("not known");
        assertThatThrownBy(key::requireFit).hasMessageContaining("not known");
    }

    /** The published vectors of Project Wycheproof, keys with a small order among them. */
    @ParameterizedTest
    @CsvSource({
        "crypto/wycheproof/ed25519_test.json, ED25519",
        "crypto/wycheproof/ecdsa_secp256r1_sha256_p1363_test.json, ECDSA_P256"
    })
    void agreesWithThePublishedVectors(String file, KeyAlgorithm algorithm) throws IOException {
        Path vectors = SharedData.at(file);
        int count = 0;
        for (JsonNode group : JsonMapper.shared().readTree(vectors).path("testGroups")) {
            JsonNode key = group.path("publicKey");
            byte[] bytes = algorithm == KeyAlgorithm.ED25519
                    ? HEX.parseHex(key.path("pk").stringValue())
                    : HEX.parseHex(key.path("uncompressed").stringValue().substring(2));
            for (JsonNode test : group.path("tests")) {
                boolean holds = algorithm.isSignature(
                        bytes,
                        HEX.parseHex(test.path("msg").stringValue()),
                        HEX.parseHex(test.path("sig").stringValue()));
                assertThat(holds)
                        .as(test.toString())
                        .isEqualTo(test.path("result").stringValue().equals("valid"));
                count++;
            }
        }
        assertThat(count).isGreaterThan(100);
    }

    private static byte[] point(ECPublicKey key) {
        byte[] both = new byte[64];
        copy(key.getW().getAffineX(), both, 32);
        copy(key.getW().getAffineY(), both, 64);
        return both;
    }

    private static void copy(BigInteger number, byte[] to, int end) {
        byte[] bytes = HEX.parseHex("%064x".formatted(number));
        System.arraycopy(bytes, 0, to, end - bytes.length, bytes.length);
    }

    private static PublicKeyText text(byte[] key) {
        return new PublicKeyText(base64(key));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
