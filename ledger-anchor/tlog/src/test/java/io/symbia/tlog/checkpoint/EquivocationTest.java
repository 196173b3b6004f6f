package io.symbia.tlog.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.tlog.Keys;
import io.symbia.tlog.note.InvalidNoteException;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSigner;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.InvalidProofException;
import io.symbia.tlog.tree.MerkleTree;
import io.symbia.tlog.tree.Octets;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A log that splits in two is convicted by a file, and an honest one is not. */
class EquivocationTest {
    private static final int MAX_LEAVES = 40;
    private static final int HONEST_LEAVES = 20; // With a dozen wrong paths each.
    private static final String ORIGIN = "log.example/symbia";
    private static final List<VerifierKey> LOG = List.of(Keys.LOG.verifierKey());

    private final Map<String, Note> signed = new HashMap<>(); // A signature costs more than the rest of a round.

    private static final List<Hash> TRUE_STORY = story("true ");
    private static final List<Hash> FALSE_STORY = story("false ");

    private static List<Hash> story(String word) {
        return IntStream.range(0, MAX_LEAVES)
                .mapToObj(leaf -> Octets.of((word + leaf).getBytes(StandardCharsets.UTF_8)))
                .map(MerkleTree::leafHash)
                .toList();
    }

    /** The leaves of a tree that leaves the true story at {@code divergence}. */
    private static List<Hash> leaves(int size, int divergence) {
        List<Hash> leaves = new ArrayList<>(TRUE_STORY.subList(0, Math.min(size, divergence)));
        leaves.addAll(FALSE_STORY.subList(leaves.size(), size));
        return leaves;
    }

    private Note note(int size, int divergence) {
        int same = Math.min(divergence, size); // A fork after the last leaf is none yet.
        return signed.computeIfAbsent(
                size + "/" + same, _ -> sign(Keys.LOG, size, MerkleTree.root(leaves(size, same))));
    }

    private static Note sign(NoteSigner key, int size, Hash root) {
        return key.note(new Checkpoint(ORIGIN, size, root).format());
    }

    private static List<Hash> path(int from, int to, int divergence) {
        return from == to
                ? List.of()
                : MerkleTree.prefixProof(from, to, (level, index) -> {
                    List<Hash> leaves = leaves(to, divergence);
                    int start = (int) index << level;
                    return MerkleTree.root(leaves.subList(start, start + (1 << level)));
                });
    }

    private Equivocation fork(int from, int to, int divergence) throws InvalidNoteException {
        return Equivocation.of(note(from, MAX_LEAVES), note(to, divergence), path(from, to, divergence), LOG);
    }

    @Test
    void convictsEveryForkOfEveryPairOfSizes() throws InvalidProofException {
        int forks = 0;
        for (int to = 1; to <= MAX_LEAVES; to++) {
            for (int from = 1; from <= to; from++) {
                for (int divergence = 0; divergence < from; divergence++) {
                    Equivocation made = fork(from, to, divergence);
                    Equivocation.Fraud fraud =
                            Equivocation.parse(StrictUtf8.encode(made.format())).verify(LOG);
                    assertThat(fraud.earlier().root()).isNotEqualTo(fraud.boundRoot());
                    assertThat(made.format())
                            .isEqualTo(Equivocation.parse(StrictUtf8.encode(made.format()))
                                    .format());
                    forks++;
                }
            }
        }
        assertThat(forks).isEqualTo(MAX_LEAVES * (MAX_LEAVES + 1) * (MAX_LEAVES + 2) / 6);
        System.out.println("forks " + forks + ", evidence files " + forks + ", each verified by itself");
    }

    /** The same root, with the right path, or a path with any hash changed, left out or added. */
    @Test
    void neverConvictsALogThatOnlyGrew() throws InvalidNoteException {
        Hash odd = Hash.ofContent(new byte[] {7});
        for (int to = 1; to <= HONEST_LEAVES; to++) {
            for (int from = 1; from <= to; from++) {
                List<Hash> right = path(from, to, MAX_LEAVES);
                List<List<Hash>> paths = new ArrayList<>(List.of(right));
                for (int hash = 0; hash < right.size(); hash++) {
                    List<Hash> changed = new ArrayList<>(right);
                    changed.set(hash, odd);
                    paths.add(changed);
                    paths.add(right.subList(0, hash));
                    paths.add(right.subList(hash + 1, right.size()));
                }
                List<Hash> longer = new ArrayList<>(right);
                longer.add(odd);
                paths.add(longer);
                for (List<Hash> path : paths) {
                    Equivocation accusation = Equivocation.of(note(from, MAX_LEAVES), note(to, MAX_LEAVES), path, LOG);
                    assertThatThrownBy(() -> accusation.verify(LOG))
                            .as("%d of %d leaves", from, to)
                            .isInstanceOf(InvalidProofException.class);
                }
            }
        }
    }

    @Test
    void refusesAFileWithAnyBitChanged() throws InvalidProofException {
        int flips = 0;
        for (Equivocation made : List.of(fork(5, 5, 2), fork(8, 11, 6))) {
            byte[] file = StrictUtf8.encode(made.format()).toArray();
            made.verify(LOG);
            for (int bit = 0; bit < 8 * file.length; bit++) {
                byte[] changed = file.clone();
                changed[bit / 8] ^= (byte) (1 << (bit % 8));
                assertThatThrownBy(() -> Equivocation.parse(Octets.of(changed)).verify(LOG))
                        .as("bit %d of%n%s", bit, made.format())
                        .isInstanceOfAny(IllegalArgumentException.class, InvalidProofException.class);
                flips++;
            }
        }
        System.out.println("flips " + flips + ", refused " + flips);
    }

    /** A tree without leaves has one root, so another one contradicts every tree. */
    @Test
    void convictsAnEmptyTreeWithAnotherRoot() throws InvalidProofException {
        Note odd = sign(Keys.LOG, 0, Hash.ofContent(new byte[] {1}));
        Note empty = sign(Keys.LOG, 0, MerkleTree.EMPTY_ROOT);
        Equivocation.of(note(3, 3), odd, List.of(), LOG).verify(LOG);
        Equivocation.of(empty, odd, List.of(), LOG).verify(LOG);
        Equivocation honest = Equivocation.of(empty, note(3, 3), List.of(), LOG);
        assertThatThrownBy(() -> honest.verify(LOG)).hasMessageContaining("agree");
    }

    /** Only what the accused signed counts, and only about itself. */
    @Test
    void refusesNotesThatTheLogDidNotSign() throws InvalidProofException {
        Equivocation made = fork(5, 9, 2);
        List<VerifierKey> other = List.of(Keys.OTHER_LOG.verifierKey());
        assertThatThrownBy(() -> made.verify(other)).isInstanceOf(InvalidNoteException.class);

        Note foreign = Keys.OTHER_LOG.note(made.later().text());
        List<VerifierKey> both = List.of(Keys.LOG.verifierKey(), Keys.OTHER_LOG.verifierKey());
        assertThatThrownBy(() -> new Equivocation(made.path(), made.earlier(), foreign).verify(both))
                .hasMessageContaining("is signed by");
        Checkpoint elsewhere = new Checkpoint("other.example/log", 5, MerkleTree.EMPTY_ROOT);
        Equivocation unrelated = Equivocation.of(note(5, 5), Keys.OTHER_LOG.note(elsewhere.format()), List.of(), both);
        assertThatThrownBy(() -> unrelated.verify(both)).hasMessageContaining("the notes are of");
    }

    /** Signatures of others could be changed unnoticed, so a file has none. */
    @Test
    void keepsTheLogsSignatureAlone() throws InvalidProofException {
        Note cosigned = note(5, 2).with(List.of(Keys.CUSTOMS.cosign(note(5, 2).text(), 1_700_000_000)));
        Equivocation made = Equivocation.of(cosigned, note(5, MAX_LEAVES), List.of(), LOG);
        made.verify(LOG);
        assertThat(made.format()).isEqualTo(fork(5, 5, 2).format());
        assertThatThrownBy(() -> new Equivocation(List.of(), cosigned, cosigned))
                .hasMessageContaining("one signature");
        assertThatThrownBy(() -> new Equivocation(List.of(), /* earlier= */ made.later(), /* later= */ made.earlier()))
                .hasMessageContaining("order");
    }

    /** A log that has changed its key answers for what it signed with the one before: whoever knows both keys convicts it. */
    @Test
    void convictsALogThatSignedTheSecondHistoryWithItsOtherKey() throws InvalidProofException {
        NoteSigner next = NoteSigner.ofSeed(ORIGIN, Keys.seed("next"));
        List<VerifierKey> both = List.of(next.verifierKey(), Keys.LOG.verifierKey());
        int convicted = 0;
        for (int to = 1; to <= 8; to++) {
            for (int from = 1; from <= to; from++) {
                Note byNext = sign(next, to, MerkleTree.root(leaves(to, from - 1)));
                Equivocation made = Equivocation.of(note(from, MAX_LEAVES), byNext, path(from, to, from - 1), both);
                assertThat(made.verify(both).later().treeSize()).isEqualTo(to);
                assertThatThrownBy(() -> made.verify(LOG)).isInstanceOf(InvalidProofException.class);
                assertThatThrownBy(() -> made.verify(List.of(next.verifierKey())))
                        .isInstanceOf(InvalidProofException.class);
                convicted++;
            }
        }
        assertThat(convicted).isEqualTo(36);
    }
}
