package io.symbia.tlog.note;

import static io.symbia.tlog.testkit.Specification.TLOG_COSIGNATURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.symbia.tlog.Keys;
import io.symbia.tlog.signature.MlDsa44;
import io.symbia.tlog.testkit.Must;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cosignatures of type 0x06, made here by hand from the structure that c2sp.org/tlog-cosignature prints. */
class MlDsa44CosignatureTest {
    private static final String ORIGIN = "log.example/symbia";
    private static final String NAME = "customs.example";
    private static final Hash ROOT = Hash.ofContent(new byte[] {7});
    private static final String TEXT = ORIGIN + "\n258\n" + ROOT.base64() + "\n";

    private final KeyPair pair;
    private final VerifierKey key;

    MlDsa44CosignatureTest() throws GeneralSecurityException {
        pair = KeyPairGenerator.getInstance("ML-DSA-44").generateKeyPair();
        byte[] encoded = pair.getPublic().getEncoded();
        Octets raw = Octets.copyOf(encoded, encoded.length - 1312, 1312);
        key = VerifierKey.parse(new VerifierKey(NAME, SignatureType.ML_DSA_44_COSIGNATURE, raw).format());
    }

    @Must(by = TLOG_COSIGNATURE, says = "The signed message MUST be a `cosigned_message` structure.")
    @Test
    void verifiesTheStructureOfTheSpecification() throws Exception {
        assertThat(new NoteVerifier(List.of(key)).verify(cosigned(message(NAME, 99, ORIGIN, 0, 258), 99, TEXT)))
                .containsExactly(key);
        // "These two values MAY be zero if the cosigner doesn't make any statement as to the tree being the largest".
        assertThat(new NoteVerifier(List.of(key)).verify(cosigned(message(NAME, 0, ORIGIN, 0, 258), 0, TEXT)))
                .containsExactly(key);
    }

    @Must(by = TLOG_COSIGNATURE, says = "If signing a checkpoint, it MUST be zero.")
    @Test
    void refusesAnyOtherStatement() throws Exception {
        refuses(cosigned(message("other.example", 99, ORIGIN, 0, 258), 99, TEXT));
        refuses(cosigned(message(NAME, 98, ORIGIN, 0, 258), 99, TEXT));
        refuses(cosigned(message(NAME, 99, "other.example/log", 0, 258), 99, TEXT));
        refuses(cosigned(message(NAME, 99, ORIGIN, 256, 258), 99, TEXT));
        refuses(cosigned(message(NAME, 99, ORIGIN, 0, 257), 99, TEXT));
        refuses(cosigned(message(NAME, 99, ORIGIN, 0, 258), 99, TEXT.replace("258", "259")));
        refuses(cosigned(message(NAME, 99, ORIGIN, 0, 258), 99, "a text that is no checkpoint\n"));
        refuses(cosigned(message(NAME, 99, ORIGIN, 0, 258), 99, TEXT.replace("258", "many")));
        refuses(cosigned(message(NAME, 99, "", 0, 258), 99, TEXT.replace(ORIGIN, "")));
        refuses(cosigned(message(NAME, 99, ORIGIN, 0, 258), 99, TEXT.replace("258", "0258")));
        refuses(cosigned(message(NAME, 99, ORIGIN, 0, 258), 99, TEXT.replace("258", "+258")));
        refuses(cosigned(message(NAME, 99, ORIGIN, 0, -258), 99, TEXT.replace("258", "-258")));
        refuses(cosigned(message(NAME, 99, ORIGIN, 0, 258), 99, ORIGIN + "\n258\n"));
        String longOrigin = "a".repeat(256);
        refuses(cosigned(message(NAME, 99, longOrigin, 0, 258), 99, TEXT.replace(ORIGIN, longOrigin)));
    }

    /** "the ML-DSA-44 cosignature format doesn't sign the extension lines". */
    @Test
    void doesNotSpeakAboutExtensionLines() throws Exception {
        Note extended = cosigned(message(NAME, 99, ORIGIN, 0, 258), 99, TEXT + "extension\n");
        assertThat(new NoteVerifier(List.of(key)).verify(extended)).containsExactly(key);
    }

    @Must(
            by = TLOG_COSIGNATURE,
            says = {
                "The signature MUST be a `timestamped_signature` structure.",
                "The signed message MUST be a `cosigned_message` structure.",
                "If signing a checkpoint, it MUST be zero."
            })
    @Test
    void isMadeByASignerAsTheSpecificationSays() throws Exception {
        NoteSigner signer = NoteSigner.postQuantumCosignerOfSeed(NAME, Keys.seed("post-quantum"));
        NoteSignature line = signer.cosign(TEXT, 99);
        assertThat(line.timestampSeconds()).isEqualTo(99);
        byte[] expected = message(NAME, 99, ORIGIN, 0, 258);
        assertThat(MlDsa44.verifies(
                        signer.verifierKey().publicKey(),
                        Octets.of(expected),
                        line.signature().from(8)))
                .isTrue();
        assertThat(new NoteVerifier(List.of(signer.verifierKey())).verify(new Note(TEXT, List.of(line))))
                .containsExactly(signer.verifierKey());
    }

    private void refuses(Note note) {
        assertThatExceptionOfType(InvalidNoteException.class)
                .isThrownBy(() -> new NoteVerifier(List.of(key)).verify(note));
    }

    private Note cosigned(byte[] message, long timestamp, String text) throws GeneralSecurityException {
        Signature signer = Signature.getInstance("ML-DSA-44");
        signer.initSign(pair.getPrivate());
        signer.update(message);
        byte[] signature = ByteBuffer.allocate(8 + 2420)
                .putLong(timestamp)
                .put(signer.sign())
                .array();
        return new Note(text, List.of(new NoteSignature(NAME, key.keyId(), Octets.of(signature))));
    }

    private static byte[] message(String cosigner, long timestamp, String origin, long start, long end) {
        ByteBuffer message = ByteBuffer.allocate(12 + 1 + cosigner.length() + 8 + 1 + origin.length() + 8 + 8 + 32);
        message.put("subtree/v1\n\0".getBytes(StandardCharsets.US_ASCII));
        message.put((byte) cosigner.length()).put(cosigner.getBytes(StandardCharsets.US_ASCII));
        message.putLong(timestamp);
        message.put((byte) origin.length()).put(origin.getBytes(StandardCharsets.US_ASCII));
        message.putLong(start).putLong(end).put(ROOT.toArray());
        return message.array();
    }
}
