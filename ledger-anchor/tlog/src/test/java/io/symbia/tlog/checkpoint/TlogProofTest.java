package io.symbia.tlog.checkpoint;

import static io.symbia.tlog.testkit.Specification.TLOG_PROOF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.symbia.tlog.Keys;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.testkit.Must;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.InvalidProofException;
import io.symbia.tlog.tree.MerkleTree;
import io.symbia.tlog.tree.Octets;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Quotations are from c2sp.org/tlog-proof, "Format" and "Verifying a tlog proof". */
class TlogProofTest {
    private static final int SIZE = 11;

    private static final List<Hash> LEAVES = IntStream.range(0, SIZE)
            .mapToObj(index -> MerkleTree.leafHash(Octets.of(new byte[] {(byte) index})))
            .toList();

    private static final Note CHECKPOINT =
            Keys.LOG.note(new Checkpoint("log.example/symbia", SIZE, MerkleTree.root(LEAVES)).format());

    private static final Policy POLICY = Policy.parse(
            Octets.of(("log " + Keys.LOG.verifierKey() + "\nquorum none\n").getBytes(StandardCharsets.US_ASCII)));

    private static TlogProof proof(int index) {
        return new TlogProof(
                index,
                MerkleTree.inclusionProof(
                        index,
                        SIZE,
                        (level, at) -> MerkleTree.root(LEAVES.subList((int) at << level, ((int) at + 1) << level))),
                CHECKPOINT);
    }

    @Test
    void isWrittenLineByLine() {
        TlogProof proof = proof(10);
        assertThat(proof.format())
                .isEqualTo("c2sp.org/tlog-proof@v1\nindex 10\n"
                        + proof.path().get(0).base64() + "\n"
                        + proof.path().get(1).base64() + "\n\n" + CHECKPOINT.format());
        assertThat(TlogProof.parse(proof.format())).isEqualTo(proof);
        TlogProof extra = new TlogProof(Optional.of(Octets.of(new byte[] {1, 2})), 3, List.of(), CHECKPOINT);
        assertThat(extra.format()).startsWith("c2sp.org/tlog-proof@v1\nextra AQI=\nindex 3\n\nlog.example/symbia\n");
        assertThat(TlogProof.parse(extra.format())).isEqualTo(extra);
    }

    @Must(
            by = TLOG_PROOF,
            says =
                    "Check that the inclusion proof is valid, to bind the leaf hash computed in step 1 to the the root hash of the signed checkpoint.")
    @Test
    void provesEveryLeafAndNoOther() throws InvalidProofException {
        for (int index = 0; index < SIZE; index++) {
            TlogProof proof = proof(index);
            assertThat(proof.verify(LEAVES.get(index), POLICY).checkpoint().treeSize())
                    .isEqualTo(SIZE);
            Hash other = LEAVES.get((index + 1) % SIZE);
            assertThatExceptionOfType(InvalidProofException.class).isThrownBy(() -> proof.verify(other, POLICY));
        }
    }

    @Test
    void everyFlippedBitOfAProofIsFound() {
        byte[] bytes = proof(4).format().getBytes(StandardCharsets.UTF_8);
        for (int index = 0; index < bytes.length; index++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] changed = bytes.clone();
                changed[index] ^= (byte) (1 << bit);
                assertThat(proves(Octets.of(changed)))
                        .as("byte %d bit %d", index, bit)
                        .isFalse();
            }
        }
        assertThat(proves(Octets.of(bytes))).isTrue();
    }

    private static boolean proves(Octets proof) {
        try {
            TlogProof.parse(proof).verify(LEAVES.get(4), POLICY);
            return true;
        } catch (InvalidProofException | IllegalArgumentException _) {
            return false;
        }
    }

    @Must(
            by = TLOG_PROOF,
            says =
                    "Check that the checkpoint origin line is acceptable, and that the checkpoint is signed by a log public key configured")
    @Test
    void refusesACheckpointOfAnUnknownLog() {
        Note other = Keys.OTHER_LOG.note(CHECKPOINT.text());
        TlogProof proof = new TlogProof(4, proof(4).path(), other);
        assertThatExceptionOfType(InvalidProofException.class).isThrownBy(() -> proof.verify(LEAVES.get(4), POLICY));
    }

    @Must(by = TLOG_PROOF, says = "Verify all cosignatures for witnesses known to the verifier.")
    @Test
    void refusesACheckpointWithoutItsQuorum() throws InvalidProofException {
        Policy strict = Policy.parse(Octets.of(("log " + Keys.LOG.verifierKey() + "\nwitness customs "
                        + Keys.CUSTOMS.verifierKey() + "\nquorum customs\n")
                .getBytes(StandardCharsets.US_ASCII)));
        TlogProof bare = proof(4);
        assertThatExceptionOfType(InvalidProofException.class).isThrownBy(() -> bare.verify(LEAVES.get(4), strict));

        Note cosigned = CHECKPOINT.with(List.of(Keys.CUSTOMS.cosign(CHECKPOINT.text(), 99)));
        assertThat(new TlogProof(4, bare.path(), cosigned)
                        .verify(LEAVES.get(4), strict)
                        .witnesses())
                .hasSize(1);
    }

    /** Extra data neither proves anything nor stands in the way. */
    @Must(by = TLOG_PROOF, says = "MUST NOT implicitly trust the extra data, as it is not authenticated")
    @Test
    void believesNothingThatIsExtra() throws InvalidProofException {
        Octets extra = Octets.of(LEAVES.get(4).toArray());
        TlogProof right = new TlogProof(Optional.of(extra), 4, proof(4).path(), CHECKPOINT);
        assertThat(right.verify(LEAVES.get(4), POLICY)).isEqualTo(proof(4).verify(LEAVES.get(4), POLICY));
        TlogProof wrong = new TlogProof(Optional.of(extra), 5, proof(5).path(), CHECKPOINT);
        assertThatExceptionOfType(InvalidProofException.class).isThrownBy(() -> wrong.verify(LEAVES.get(4), POLICY));
    }

    @Must(
            by = TLOG_PROOF,
            says = {
                "The first line MUST be the string `c2sp.org/tlog-proof@v1`.",
                "The next line MUST start with the string `index` followed by a space (U+0020) and the zero-based index"
            })
    @Test
    void refusesOtherShapes() {
        String text = proof(4).format();
        String hash = proof(4).path().getFirst().base64();
        for (String other : List.of(
                "",
                "\n",
                "\n\n",
                " " + text,
                "\n" + text,
                text + "\n",
                text.replace("@v1", "@v2"),
                text.replace("index 4\n", ""),
                text.replace("index 4", "index 04"),
                text.replace("index 4", "index -4"),
                text.replace("index 4", "index  4"),
                text.replace("index 4", "index 9223372036854775808"),
                text.replace("index 4", "index"),
                text.replace("index 4", "Index 4"),
                text.replace("index 4\n", "extra AQI=\nextra AQI=\nindex 4\n"), // One line, not two.
                text.replace("index 4\n", "index 4\nextra AQI=\n"), // After the index is too late.
                text.replace("index 4\n", "extra AQI\nindex 4\n"),
                text.replace("index 4\n", "index 4\nindex 4\n"),
                text.replace(hash, hash.substring(1)),
                text.replace(hash, hash + " "),
                text.replace(hash, String.join("\n", Collections.nCopies(64, hash))),
                text.substring(0, text.indexOf("\n\n") + 2),
                text.replaceFirst("\n\n", "\n"))) {
            assertThatIllegalArgumentException().as(other).isThrownBy(() -> TlogProof.parse(other));
        }
        List<Hash> tooLong = Collections.nCopies(64, LEAVES.getFirst());
        assertThatIllegalArgumentException().isThrownBy(() -> new TlogProof(4, tooLong, CHECKPOINT));
        assertThatIllegalArgumentException().isThrownBy(() -> new TlogProof(-1, List.of(), CHECKPOINT));
        Optional<Octets> large = Optional.of(Octets.of(new byte[TlogProof.MAX_BYTES]));
        byte[] tooLarge =
                new TlogProof(large, 0, List.of(), CHECKPOINT).format().getBytes(StandardCharsets.UTF_8);
        assertThatIllegalArgumentException().isThrownBy(() -> TlogProof.parse(Octets.of(tooLarge)));
        for (String nothing : List.of("c2sp.org/tlog-proof@v1\n", "c2sp.org/tlog-proof@v1\nextra AQI=\n")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> TlogProof.parse(nothing + "\n" + CHECKPOINT.format()));
        }
    }
}
