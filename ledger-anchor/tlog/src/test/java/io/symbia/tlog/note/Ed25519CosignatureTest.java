package io.symbia.tlog.note;

import static io.symbia.tlog.testkit.Specification.TLOG_COSIGNATURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.symbia.tlog.Keys;
import io.symbia.tlog.signature.Ed25519;
import io.symbia.tlog.testkit.Must;
import io.symbia.tlog.tree.Octets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cosignatures of type 0x04, made here by hand from the message that c2sp.org/tlog-cosignature prints. */
class Ed25519CosignatureTest {
    private static final String NAME = "customs.example";
    private static final long TIME = 1_679_315_147;
    private static final String BODY =
            "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
    private static final String MESSAGE = "cosignature/v1\ntime 1679315147\n" + BODY;

    private final KeyPair pair;
    private final VerifierKey key;

    Ed25519CosignatureTest() throws GeneralSecurityException {
        pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] encoded = pair.getPublic().getEncoded();
        Octets raw = Octets.copyOf(encoded, encoded.length - 32, 32);
        key = new VerifierKey(NAME, SignatureType.ED25519_COSIGNATURE, raw);
    }

    @Must(
            by = TLOG_COSIGNATURE,
            says =
                    "The signed message MUST be two newline (U+000A) terminated lines [...] followed by the whole note body")
    @Test
    void verifiesTheMessageOfTheSpecification() throws Exception {
        assertThat(verified(cosigned(MESSAGE, TIME, BODY))).containsExactly(key);
    }

    @Must(
            by = TLOG_COSIGNATURE,
            says = {
                "The signed message MUST be two newline (U+000A) terminated lines [...] followed by the whole note body",
                "The header line MUST be the fixed string `cosignature/v1`, and provides domain separation.",
                "The timestamp line MUST consist of the string `time`, a single space (0x20), and [...] with no leading zeroes."
            })
    @Test
    void refusesAnyOtherStatement() throws Exception {
        refuses(cosigned(MESSAGE.replace("v1", "v2"), TIME, BODY));
        refuses(cosigned(MESSAGE.replace("cosignature/v1\n", ""), TIME, BODY));
        refuses(cosigned(MESSAGE.replace("time 1", "time 01"), TIME, BODY));
        refuses(cosigned(MESSAGE.replace("time ", "time  "), TIME, BODY));
        refuses(cosigned(MESSAGE.replace("time ", "Time "), TIME, BODY));
        refuses(cosigned(MESSAGE.replace("\n", "\r\n"), TIME, BODY));
        refuses(cosigned(MESSAGE.strip(), TIME, BODY)); // "including the final newline"
        refuses(cosigned(MESSAGE + "\n\u2014 a AAAAAQE=\n", TIME, BODY)); // "but not including any signature lines"
        refuses(cosigned(MESSAGE, TIME + 1, BODY));
        refuses(cosigned(BODY, TIME, BODY));
    }

    @Must(
            by = TLOG_COSIGNATURE,
            says =
                    "Extension lines MAY be included in the checkpoint by the log, and if present MUST be included in the cosigned message.")
    @Test
    void speaksAboutExtensionLines() throws Exception {
        String extended = BODY + "extension\n";
        assertThat(verified(cosigned(MESSAGE + "extension\n", TIME, extended))).containsExactly(key);
        refuses(cosigned(MESSAGE, TIME, extended));
        refuses(cosigned(MESSAGE + "extension\n", TIME, BODY));
    }

    @Must(by = TLOG_COSIGNATURE, says = "The signature MUST be a `timestamped_signature` structure.")
    @Test
    void isMadeByASignerAsTheSpecificationSays() throws Exception {
        NoteSigner signer = NoteSigner.cosignerOfSeed(NAME, Keys.seed("cosigner"));
        Octets structure = signer.cosign(BODY, TIME).signature();
        assertThat(ByteBuffer.wrap(structure.toArray()).getLong()).isEqualTo(TIME);
        assertThat(structure.size()).isEqualTo(Long.BYTES + 64);
        Octets message = Octets.of(MESSAGE.getBytes(StandardCharsets.UTF_8));
        assertThat(Ed25519.verifies(signer.verifierKey().publicKey(), message, structure.from(Long.BYTES)))
                .isTrue();
    }

    private List<VerifierKey> verified(Note note) throws InvalidNoteException {
        return new NoteVerifier(List.of(key)).verify(note);
    }

    private void refuses(Note note) {
        assertThatExceptionOfType(InvalidNoteException.class).isThrownBy(() -> verified(note));
    }

    private Note cosigned(String message, long timestamp, String text) throws GeneralSecurityException {
        Signature signer = Signature.getInstance("Ed25519");
        signer.initSign(pair.getPrivate());
        signer.update(message.getBytes(StandardCharsets.UTF_8));
        byte[] structure = ByteBuffer.allocate(Long.BYTES + 64)
                .putLong(timestamp)
                .put(signer.sign())
                .array();
        return new Note(text, List.of(new NoteSignature(NAME, key.keyId(), Octets.of(structure))));
    }
}
