package io.symbia.tlog.note;

import static io.symbia.tlog.testkit.Specification.SIGNED_NOTE;
import static io.symbia.tlog.testkit.Specification.TLOG_CHECKPOINT;
import static io.symbia.tlog.testkit.Specification.TLOG_COSIGNATURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.symbia.tlog.Keys;
import io.symbia.tlog.testkit.Must;
import io.symbia.tlog.tree.Octets;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Quotations are from c2sp.org/signed-note, "Signatures", and c2sp.org/tlog-cosignature. */
class NoteVerifierTest {
    private static final String TEXT = "log.example/symbia\n5\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n";
    private static final long TIME = 1_679_315_147;
    private static final Note SIGNED = Keys.LOG.note(TEXT);

    /** The example of the specification: this key verifies this note. */
    @Test
    void verifiesTheExample() throws InvalidNoteException {
        VerifierKey key = VerifierKey.parse("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
        Note note = Note.parse("This is an example message.\n\n— example.com/foo "
                + "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n");

        assertThat(new NoteVerifier(List.of(key)).verify(note)).containsExactly(key);
    }

    @Test
    void everyFlippedBitIsFound() {
        byte[] bytes = SIGNED.format().getBytes(StandardCharsets.UTF_8);
        for (int index = 0; index < bytes.length; index++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] changed = bytes.clone();
                changed[index] ^= (byte) (1 << bit);
                assertThat(verifies(Octets.of(changed)))
                        .as("byte %d bit %d", index, bit)
                        .isFalse();
            }
        }
    }

    private static boolean verifies(Octets note) {
        try {
            new NoteVerifier(List.of(Keys.LOG.verifierKey())).verify(Note.parse(note));
            return true;
        } catch (InvalidNoteException | IllegalArgumentException _) {
            return false;
        }
    }

    @Must(by = TLOG_CHECKPOINT, says = "According to the note specification, clients MUST ignore unknown signatures.")
    @Must(
            by = SIGNED_NOTE,
            says =
                    "Verifiers MUST ignore signatures from unknown keys, even if they share a name or ID (but not both) with a known key.")
    @Test
    void passesOverUnknownKeysThatShareANameOrAnId() throws InvalidNoteException {
        VerifierKey known = Keys.LOG.verifierKey();
        Octets nonsense = Octets.of(new byte[64]);
        Note note = SIGNED.with(List.of(
                new NoteSignature(known.name(), known.keyId() + 1, nonsense),
                new NoteSignature("unknown.example", known.keyId(), nonsense),
                new NoteSignature("unknown.example", 7, Octets.of(new byte[5000]))));

        assertThat(new NoteVerifier(List.of(known)).verify(note)).containsExactly(known);
    }

    @Must(
            by = SIGNED_NOTE,
            says = "If no signature from a known key verifies successfully, clients MUST reject the note.")
    @Test
    void refusesANoteThatNoKnownKeySigned() {
        refuses(SIGNED, Keys.OTHER_LOG.verifierKey());
        // The right key for another type of signature is an unknown key.
        refuses(SIGNED, Keys.CUSTOMS.verifierKey());
        refuses(Keys.LOG.note(TEXT.replace('5', '6')).format().replace("\n6\n", "\n5\n"));
    }

    /** "If a signature from a known key fails to verify, clients SHOULD reject the whole note." We do. */
    @Must(
            by = SIGNED_NOTE,
            says = "If a signature from a known key fails to verify, clients SHOULD reject the whole note.")
    @Test
    void refusesTheWholeNoteIfAKnownKeyFails() {
        NoteSignature spoilt = new NoteSignature(
                Keys.OTHER_LOG.verifierKey().name(),
                Keys.OTHER_LOG.verifierKey().keyId(),
                SIGNED.signatures().getFirst().signature());
        refuses(SIGNED.with(List.of(spoilt)), Keys.LOG.verifierKey(), Keys.OTHER_LOG.verifierKey());
    }

    /** A second line of one key must verify like the first, and does not count again. */
    @Must(by = SIGNED_NOTE, says = "If the key name and ID match a known key, verifiers MUST verify the signature.")
    @Test
    void verifiesEveryLineOfAKeyAndCountsThemOnce() throws InvalidNoteException {
        VerifierKey known = Keys.LOG.verifierKey();
        NoteSignature good = SIGNED.signatures().getFirst();
        NoteSignature spoilt = new NoteSignature(known.name(), known.keyId(), Octets.of(new byte[64]));

        assertThat(new NoteVerifier(List.of(known)).verify(SIGNED.with(List.of(good, good))))
                .containsExactly(known);
        refuses(SIGNED.with(List.of(spoilt)), known);
        refuses(new Note(TEXT, List.of(spoilt, good)), known);
    }

    @Must(by = TLOG_COSIGNATURE, says = "The signature MUST be a `timestamped_signature` structure.")
    @Test
    void refusesSignaturesOfAnotherLength() {
        VerifierKey known = Keys.LOG.verifierKey();
        byte[] good = SIGNED.signatures().getFirst().signature().toArray();
        for (int length : new int[] {1, 32, 63, 65, 72, 128}) {
            Octets other = Octets.of(Arrays.copyOf(good, length));
            refuses(new Note(TEXT, List.of(new NoteSignature(known.name(), known.keyId(), other))), known);
        }
        VerifierKey witness = Keys.BANK.verifierKey();
        for (int length : new int[] {1, 7, 8, 64, 71, 73}) {
            Octets other = Octets.of(new byte[length]);
            refuses(new Note(TEXT, List.of(new NoteSignature(witness.name(), witness.keyId(), other))), witness);
        }
    }

    @Test
    void refusesTwoKeysThatNoLineCouldTellApart() {
        VerifierKey key = Keys.LOG.verifierKey();
        assertThatIllegalArgumentException().isThrownBy(() -> new NoteVerifier(List.of(key, key)));
        assertThatIllegalArgumentException().isThrownBy(() -> new NoteVerifier(Keys.TWIN_LOGS));
    }

    /** The header and the time are signed: "two newline terminated lines followed by the whole note body". */
    @Test
    void verifiesCosignaturesWithTheirTime() throws InvalidNoteException {
        Note cosigned = SIGNED.with(List.of(Keys.CUSTOMS.cosign(TEXT, TIME)));
        NoteSignature cosignature = cosigned.signatures().getLast();

        assertThat(new NoteVerifier(List.of(Keys.CUSTOMS.verifierKey())).verify(cosigned))
                .hasSize(1);
        assertThat(cosignature.timestampSeconds()).isEqualTo(TIME);
        for (int index = 0; index < cosignature.signature().size(); index++) {
            byte[] changed = cosignature.signature().toArray();
            changed[index] ^= 1;
            refuses(
                    new Note(
                            TEXT,
                            List.of(new NoteSignature(cosignature.keyName(), cosignature.keyId(), Octets.of(changed)))),
                    Keys.CUSTOMS.verifierKey());
        }
    }

    @Must(by = TLOG_COSIGNATURE, says = "It MUST NOT exceed 2^63 - 1")
    @Test
    void refusesATimePast63Bits() {
        VerifierKey witness = Keys.CUSTOMS.verifierKey();
        byte[] signature = Keys.CUSTOMS.cosign(TEXT, Long.MAX_VALUE).signature().toArray();
        signature[0] |= (byte) 0x80;
        Note note = new Note(TEXT, List.of(new NoteSignature(witness.name(), witness.keyId(), Octets.of(signature))));
        assertThatExceptionOfType(InvalidNoteException.class)
                .isThrownBy(() -> new NoteVerifier(List.of(witness)).verify(note))
                .withMessageContaining("2^63");
    }

    /** The example of tlog-cosignature; its keys are not printed, its time is. */
    @Test
    void readsTheTimeOfTheExample() {
        Note note = Note.parse("""
                example.com/behind-the-sofa
                20852163
                CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

                — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
                — witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
                """);

        assertThat(note.signatures().getLast().timestampSeconds()).isEqualTo(TIME);
        assertThat(note.signatures().getLast().signature().size())
                .isEqualTo(SignatureType.ED25519_COSIGNATURE.signatureBytes());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NoteSignature("a", 1, Octets.of(new byte[7])).timestampSeconds());
    }

    private static void refuses(String note) {
        refuses(Note.parse(note), Keys.LOG.verifierKey());
    }

    private static void refuses(Note note, VerifierKey... keys) {
        assertThatExceptionOfType(InvalidNoteException.class)
                .isThrownBy(() -> new NoteVerifier(List.of(keys)).verify(note));
    }

    /** Whoever passes a note on can repeat a line as often as it has room; that is to be no work for whoever reads it. */
    @Test
    void verifiesALineThatIsRepeatedOnce() throws InvalidNoteException {
        NoteVerifier verifier = new NoteVerifier(List.of(Keys.LOG.verifierKey()));
        Note repeated = SIGNED.with(Collections.nCopies(99, SIGNED.signatures().getFirst()));
        assertThat(verifier.verify(repeated)).containsExactly(Keys.LOG.verifierKey());
        long once = Long.MAX_VALUE;
        long often = Long.MAX_VALUE;
        for (int round = 0;
                round < 20;
                round++) { // The least of many is what it takes, whatever else the machine does.
            once = Math.min(once, nanosFor(verifier, SIGNED));
            often = Math.min(often, nanosFor(verifier, repeated));
        }
        assertThat(often).isLessThan(30 * once);
    }

    private static long nanosFor(NoteVerifier verifier, Note note) throws InvalidNoteException {
        long start = System.nanoTime();
        verifier.verify(note);
        return System.nanoTime() - start;
    }
}
