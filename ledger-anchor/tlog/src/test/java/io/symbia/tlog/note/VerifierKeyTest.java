package io.symbia.tlog.note;

import static io.symbia.tlog.testkit.Specification.SIGNED_NOTE;
import static io.symbia.tlog.testkit.Specification.TLOG_COSIGNATURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.symbia.tlog.Keys;
import io.symbia.tlog.testkit.Must;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Quotations are from c2sp.org/signed-note, "Verifier keys". */
class VerifierKeyTest {
    /** The example of the specification. */
    private static final String FOO = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

    @Test
    void readsAndWritesTheExample() {
        VerifierKey key = VerifierKey.parse(FOO);

        assertThat(key.name()).isEqualTo("example.com/foo");
        assertThat(key.type()).isEqualTo(SignatureType.ED25519);
        assertThat(key.keyId()).isEqualTo(0x530d903a);
        assertThat(key.format()).isEqualTo(FOO).isEqualTo(key.toString());
    }

    @Test
    void readsAKeyWhoseBase64HasAPlus() {
        for (int number = 0; number < 64; number++) {
            VerifierKey key =
                    NoteSigner.ofSeed("a.example", Keys.seed("key " + number)).verifierKey();
            assertThat(VerifierKey.parse(key.format())).isEqualTo(key);
        }
    }

    /** "The key name and ID MUST match those used in the signatures"; the id is a function of name, type and key. */
    @Must(by = SIGNED_NOTE, says = "The key name and ID MUST match those used in the signatures.")
    @Test
    void noCharacterOfAKeyCanChange() {
        for (int index = 0; index < FOO.length(); index++) {
            for (char other : new char[] {'A', 'f', '0', '+', ' ', '=', '\n', (char) (FOO.charAt(index) ^ 1)}) {
                if (other != FOO.charAt(index)) {
                    String changed = FOO.substring(0, index) + other + FOO.substring(index + 1);
                    assertThatIllegalArgumentException().as(changed).isThrownBy(() -> VerifierKey.parse(changed));
                }
            }
        }
    }

    @Test
    void refusesOtherShapes() {
        for (String key : List.of(
                "",
                "+",
                "++",
                "a",
                "a+530d903a",
                "a+530d903a+",
                "a+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                FOO + "AA==",
                FOO + "\n",
                FOO.toUpperCase(Locale.ROOT),
                FOO.replace("530d903a", "0530d903a"))) {
            assertThatIllegalArgumentException().as(key).isThrownBy(() -> VerifierKey.parse(key));
        }
    }

    @Test
    void refusesKeysOfAnotherLengthAndTypesThatAreNotKnown() {
        for (int length : new int[] {0, 31, 33}) {
            Octets publicKey = Octets.of(new byte[length]);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new VerifierKey("a", SignatureType.ED25519, publicKey));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> SignatureType.of((byte) 0x02));
        assertThatIllegalArgumentException().isThrownBy(() -> SignatureType.of((byte) 0xFF));
        assertThat(SignatureType.of((byte) 0x06)).isEqualTo(SignatureType.ML_DSA_44_COSIGNATURE);
    }

    @Test
    void saysWhatIsWrong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerifierKey.parse("a+530d903a"))
                .withMessageContaining("<name>+<key id>+<key>");
        for (String cut :
                List.of("...", "AekyeRrm56hA...", "AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2", "AekyeRrm56hA GFk"))
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> VerifierKey.parse("example.com/foo+530d903a+" + cut))
                    .withMessage(
                            "the key of a verifier key is base64 (RFC 4648, section 4), with nothing cut off or added");
        Octets publicKey = VerifierKey.parse(FOO).publicKey();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VerifierKey("a b", SignatureType.ED25519, publicKey))
                .withMessageContaining("space");
    }

    @Must(by = SIGNED_NOTE, says = "a different key ID MUST be used for each signature type")
    @Test
    void oneKeyPairHasAnotherIdForEachType() {
        Octets seed = Keys.seed("one");
        VerifierKey forNotes = NoteSigner.ofSeed("a.example", seed).verifierKey();
        VerifierKey forCosigning = NoteSigner.cosignerOfSeed("a.example", seed).verifierKey();
        assertThat(forNotes.publicKey()).isEqualTo(forCosigning.publicKey());
        assertThat(forNotes.keyId()).isNotEqualTo(forCosigning.keyId());
    }

    /** Computed here by hand from the formulas that the specifications print. */
    @Must(
            by = TLOG_COSIGNATURE,
            says = {
                "The key ID for Ed25519 cosignatures MUST be computed as",
                "The key ID for ML-DSA-44 cosignatures MUST be computed as"
            })
    @Must(by = SIGNED_NOTE, says = "a different key ID MUST be used for each signature type")
    @Test
    void idsAreTheFirstFourBytesOfADigest() {
        Octets seed = Keys.seed("one");
        isTheIdOf(NoteSigner.ofSeed("a.example", seed), 0x01);
        isTheIdOf(NoteSigner.cosignerOfSeed("a.example", seed), 0x04);
        isTheIdOf(NoteSigner.postQuantumCosignerOfSeed("a.example", seed), 0x06);
    }

    private static void isTheIdOf(NoteSigner signer, int type) {
        byte[] key = signer.verifierKey().publicKey().toArray();
        ByteBuffer hashed = ByteBuffer.allocate(11 + key.length);
        hashed.put("a.example\n".getBytes(StandardCharsets.US_ASCII))
                .put((byte) type)
                .put(key);
        byte[] digest = Hash.ofContent(hashed.array()).toArray();
        assertThat(signer.verifierKey().keyId())
                .isEqualTo(ByteBuffer.wrap(digest).getInt());
    }

    @Test
    void signingKeysAreReadAndWritten() {
        NoteSigner postQuantum = NoteSigner.postQuantumCosignerOfSeed("pq.example", Keys.seed("pq"));
        for (NoteSigner signer : List.of(Keys.LOG, Keys.CUSTOMS, postQuantum)) {
            String secret = signer.format();
            assertThat(NoteSigner.parse(secret).verifierKey()).isEqualTo(signer.verifierKey());
            assertThat(signer.toString()).doesNotContain("PRIVATE");
            for (String spoilt : List.of(
                    "",
                    "PRIVATE+KEY+a",
                    "PRIVATE+KEY+a+00000000+",
                    secret.substring(1),
                    secret.substring(0, secret.length() - 4),
                    secret.replace("example", "exampel"),
                    secret + "AAAA")) {
                assertThatIllegalArgumentException().isThrownBy(() -> NoteSigner.parse(spoilt));
            }
        }
        assertThatIllegalStateException().isThrownBy(() -> Keys.LOG.cosign("a\n", 0));
        assertThatIllegalStateException().isThrownBy(() -> Keys.BANK.sign("a\n"));
        assertThatIllegalStateException().isThrownBy(() -> postQuantum.sign("a\n"));
        assertThatIllegalArgumentException().isThrownBy(() -> postQuantum.cosign("no checkpoint\n", 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Keys.BANK.cosign("a\n", -1));
    }
}
