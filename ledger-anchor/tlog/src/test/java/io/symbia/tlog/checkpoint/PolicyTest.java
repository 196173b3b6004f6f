package io.symbia.tlog.checkpoint;

import static io.symbia.tlog.testkit.Specification.SIGNED_NOTE;
import static io.symbia.tlog.testkit.Specification.TLOG_POLICY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.symbia.tlog.Keys;
import io.symbia.tlog.note.InvalidNoteException;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSignature;
import io.symbia.tlog.note.NoteSigner;
import io.symbia.tlog.testkit.Must;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.MerkleTree;
import io.symbia.tlog.tree.Octets;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Quotations are from c2sp.org/tlog-policy. */
class PolicyTest {
    private static final String TEXT = new Checkpoint("log.example/symbia", 5, Hash.ofContent(new byte[] {5})).format();
    static final String LOG = "log " + Keys.LOG.verifierKey() + "\n";

    static final List<NoteSigner> WITNESSES = IntStream.range(0, 6)
            .mapToObj(number -> NoteSigner.cosignerOfSeed("w" + number + ".example", Keys.seed("w" + number)))
            .toList();

    private static final List<String> NAMES = List.of("X1", "X2", "X3", "Y1", "Y2", "Y3");

    /** The example of the specification, with keys filled in. */
    static final String EXAMPLE = LOG + "\n"
            + witnesses(0, 3)
            + "group X-witnesses 2 X1 X2 X3\n\n"
            + witnesses(3, 6)
            + "group Y-witnesses any Y1 Y2 Y3\n\n"
            + "group X-and-Y all X-witnesses Y-witnesses\n"
            + "quorum X-and-Y\n";

    static String witnesses(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> "witness " + NAMES.get(number) + " "
                        + WITNESSES.get(number).verifierKey() + "\n")
                .collect(Collectors.joining());
    }

    static Policy parse(String text) {
        return Policy.parse(Octets.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    static Note cosignedBy(List<NoteSigner> cosigners) {
        List<NoteSignature> signatures = new ArrayList<>();
        signatures.add(Keys.LOG.sign(TEXT));
        cosigners.forEach(cosigner -> signatures.add(cosigner.cosign(TEXT, 1_700_000_000)));
        return new Note(TEXT, signatures);
    }

    private static void refuses(Policy policy, Note note) {
        assertThatExceptionOfType(InvalidNoteException.class).isThrownBy(() -> policy.verify(note));
    }

    @Nested
    class Quorum {
        /** "at least two of the X-witnesses, and from at least one of the Y-witnesses": all 64 sets of the six. */
        @Must(
                by = TLOG_POLICY,
                says =
                        "the group is considered to witness a checkpoint if and only if at least k of its n members have witnessed that checkpoint")
        @Test
        void isMetByExactlyTheSetsThatTheExampleNames() throws InvalidNoteException {
            Policy policy = parse(EXAMPLE);
            for (int set = 0; set < 64; set++) {
                int chosen = set;
                List<Integer> members = IntStream.range(0, 6)
                        .filter(number -> (chosen >> number & 1) == 1)
                        .boxed()
                        .toList();
                Note note = cosignedBy(members.stream().map(WITNESSES::get).toList());
                if (Integer.bitCount(set & 0b000111) >= 2 && Integer.bitCount(set & 0b111000) >= 1) {
                    assertThat(policy.verify(note).witnesses())
                            .extracting(TrustedCheckpoint.Cosigned::name)
                            .isEqualTo(members.stream().map(NAMES::get).toList());
                } else {
                    refuses(policy, note);
                }
            }
        }

        @Test
        void canBeOneWitnessOrNone() throws InvalidNoteException {
            Policy one = parse(LOG + witnesses(0, 2) + "quorum X1\n");
            assertThat(one.verify(cosignedBy(WITNESSES.subList(0, 1))).witnesses())
                    .containsExactly(new TrustedCheckpoint.Cosigned("X1", 1_700_000_000));
            refuses(one, cosignedBy(WITNESSES.subList(1, 2)));

            Policy none = parse(LOG + "quorum none\n");
            assertThat(none.verify(cosignedBy(List.of())).logKey()).isEqualTo(Keys.LOG.verifierKey());
        }

        @Must(
                by = TLOG_POLICY,
                says =
                        "the group is considered to witness a checkpoint if and only if at least k of its n members have witnessed that checkpoint")
        @Test
        void isNotMetByOneWitnessSigningTwice() {
            Policy two = parse(LOG + witnesses(0, 3) + "group g 2 X1 X2 X3\nquorum g\n");
            NoteSigner first = WITNESSES.getFirst();
            refuses(two, cosignedBy(List.of(first, first)));
        }

        @Test
        void isNotMetByACosignatureOverAnotherCheckpoint() {
            Policy one = parse(LOG + witnesses(0, 1) + "quorum X1\n");
            NoteSignature other = WITNESSES.getFirst().cosign(TEXT.replace("\n5\n", "\n6\n"), 1);
            refuses(one, Keys.LOG.note(TEXT).with(List.of(other)));
        }

        @Test
        void tellsTheLatestTimeOfAWitness() throws InvalidNoteException {
            Policy one = parse(LOG + witnesses(0, 1) + "quorum X1\n");
            NoteSigner witness = WITNESSES.getFirst();
            Note twice = Keys.LOG.note(TEXT).with(List.of(witness.cosign(TEXT, 50), witness.cosign(TEXT, 40)));
            assertThat(one.verify(twice).witnesses()).containsExactly(new TrustedCheckpoint.Cosigned("X1", 50));
        }
    }

    @Nested
    class Log {
        /** "a checkpoint is considered valid if it is signed by any one of the listed logs". */
        @Must(
                by = SIGNED_NOTE,
                says =
                        "The text MUST be ignored unless the note is signed by a trusted key and the signature has been verified.")
        @Test
        void mustBeListedAndHaveSigned() throws InvalidNoteException {
            Policy policy =
                    parse(LOG + "log " + Keys.OTHER_LOG.verifierKey() + " https://other.example/\nquorum none\n");
            assertThat(policy.verify(Keys.LOG.note(TEXT)).checkpoint().treeSize())
                    .isEqualTo(5);
            String others = TEXT.replace("log.example/symbia", "other.example/log");
            assertThat(policy.verify(Keys.OTHER_LOG.note(others)).logKey()).isEqualTo(Keys.OTHER_LOG.verifierKey());
            refuses(parse(LOG + "quorum none\n"), Keys.OTHER_LOG.note(others));
            refuses(parse("quorum none\n"), Keys.LOG.note(TEXT));
        }

        @Must(
                by = TLOG_POLICY,
                says = "This name MUST correspond to the log's origin line, representing the identity of the log.")
        @Test
        void cannotSignForAnotherOrigin() {
            Policy policy = parse(LOG + "log " + Keys.OTHER_LOG.verifierKey() + "\nquorum none\n");
            refuses(policy, Keys.OTHER_LOG.note(TEXT));
        }

        @Test
        void signsNothingButCheckpoints() {
            refuses(parse(LOG + "quorum none\n"), Keys.LOG.note("log.example/symbia\n"));
        }

        @Test
        void isNotReplacedByAWitness() {
            Policy policy = parse(LOG + witnesses(0, 1) + "quorum X1\n");
            NoteSigner witness = WITNESSES.getFirst();
            refuses(policy, new Note(TEXT, List.of(witness.cosign(TEXT, 1))));
        }
    }

    @Test
    void emptyLogsAreCheckpointsToo() throws InvalidNoteException {
        String empty = new Checkpoint("log.example/symbia", 0, MerkleTree.EMPTY_ROOT).format();
        assertThat(parse(LOG + "quorum none\n")
                        .verify(Keys.LOG.note(empty))
                        .checkpoint()
                        .treeSize())
                .isZero();
    }
}
