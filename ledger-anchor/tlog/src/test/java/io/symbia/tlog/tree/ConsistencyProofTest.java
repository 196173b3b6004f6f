package io.symbia.tlog.tree;

import static io.symbia.tlog.testkit.Specification.RFC_6962;
import static io.symbia.tlog.testkit.Specification.RFC_9162;
import static io.symbia.tlog.testkit.Specification.TLOG_WITNESS;
import static io.symbia.tlog.tree.Changed.appended;
import static io.symbia.tlog.tree.Changed.flipped;
import static io.symbia.tlog.tree.Changed.prepended;
import static io.symbia.tlog.tree.MerkleProof.verifyConsistency;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.fail;

import io.symbia.tlog.testkit.Must;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every two trees, every change: a proof holds between its own two roots, and between no others. */
class ConsistencyProofTest {
    private static final int MAX_SIZE = 130;

    /** Every other pair of sizes is tried up to here. */
    private static final int MAX_SIZE_EVERY_PAIR = 20;

    private static final List<Hash> LEAVES = ReferenceTree.leaves(MAX_SIZE);
    private static final List<Hash> ROOTS = new ArrayList<>();
    private static final List<List<List<Hash>>> PROOFS = new ArrayList<>(); // By later size, then by earlier size.

    @BeforeAll
    static void computeRoots() {
        for (int to = 0; to <= MAX_SIZE; to++) {
            ROOTS.add(ReferenceTree.mth(LEAVES.subList(0, to)));
            List<List<Hash>> ofTree = new ArrayList<>();
            ofTree.add(List.of());
            for (int from = 1; from <= to; from++) {
                ofTree.add(ReferenceTree.proof(from, LEAVES.subList(0, to)));
            }
            PROOFS.add(ofTree);
        }
    }

    private static List<Hash> proof(int from, int to) {
        return PROOFS.get(to).get(from);
    }

    @Must(
            by = RFC_6962,
            says =
                    "the list of nodes in the Merkle Tree required to verify that the first m inputs [...] are equal in both trees")
    @Test
    void isWhatTheRfcDefinesForEveryTwoTrees() {
        HashReader reader = ReferenceTree.reader(LEAVES);
        for (int to = 1; to <= MAX_SIZE; to++) {
            for (int from = 1; from <= to; from++) {
                List<Hash> expected = proof(from, to);
                assertThat(MerkleTree.consistencyProof(from, to, reader)).isEqualTo(expected);
            }
        }
    }

    @Must(
            by = RFC_9162,
            says =
                    "verify that the fr calculated is equal to the first_hash supplied, that the sr calculated is equal to the second_hash")
    @Test
    void holdsBetweenItsRootsAndRefusesEveryFlippedHash() throws InvalidProofException {
        for (int to = 1; to <= MAX_SIZE; to++) {
            for (int from = 1; from <= to; from++) {
                List<Hash> path = proof(from, to);
                verifyConsistency(from, to, path, ROOTS.get(from), ROOTS.get(to));
                for (int hash = 0; hash < path.size(); hash++) {
                    refuses(from, to, flipped(path, hash), ROOTS.get(from), ROOTS.get(to));
                }
                refuses(from, to, path, flipped(ROOTS.get(from)), ROOTS.get(to));
                refuses(from, to, path, ROOTS.get(from), flipped(ROOTS.get(to)));
            }
        }
    }

    @Must(by = RFC_9162, says = "If consistency_path is an empty array, stop and fail the proof verification")
    @Test
    void refusesPathsThatAreTooLongOrTooShort() {
        for (int to = 1; to <= MAX_SIZE; to++) {
            for (int from = 1; from <= to; from++) {
                List<Hash> path = proof(from, to);
                Hash further = LEAVES.getFirst();
                // Right at every step, one step further than the trees are high.
                refuses(from, to, appended(path, further), ROOTS.get(from), ReferenceTree.node(ROOTS.get(to), further));
                refuses(
                        from,
                        to,
                        appended(path, further),
                        ReferenceTree.node(further, ROOTS.get(from)),
                        ReferenceTree.node(further, ROOTS.get(to)));
                refuses(from, to, prepended(ROOTS.get(from), path), ROOTS.get(from), ROOTS.get(to));
                if (!path.isEmpty()) {
                    refuses(from, to, path.subList(1, path.size()), ROOTS.get(from), ROOTS.get(to));
                    refuses(from, to, path.subList(0, path.size() - 1), ROOTS.get(from), ROOTS.get(to));
                    refuses(from, to, List.of(), ROOTS.get(from), ROOTS.get(to));
                    refuses(from, to, List.of(), ROOTS.get(from), ROOTS.get(from));
                }
            }
        }
    }

    /** A path fits other sizes of the same shape by itself; with the roots that were signed for those sizes it does not. */
    @Test
    void refusesEveryOtherPairOfSizes() {
        for (int to = 2; to <= MAX_SIZE_EVERY_PAIR; to++) {
            for (int from = 1; from < to; from++) {
                List<Hash> path = proof(from, to);
                for (int otherTo = 0; otherTo <= MAX_SIZE_EVERY_PAIR; otherTo++) {
                    for (int otherFrom = 0; otherFrom <= MAX_SIZE_EVERY_PAIR; otherFrom++) {
                        if (otherFrom != from || otherTo != to) {
                            refuses(otherFrom, otherTo, path, ROOTS.get(otherFrom), ROOTS.get(otherTo));
                        }
                    }
                }
            }
        }
    }

    /** Both roots come out right before the top of the tree that the later size claims is reached. */
    @Test
    void refusesALaterSizeThatThePathDoesNotReach() {
        for (int to = 2; to <= MAX_SIZE_EVERY_PAIR; to++) {
            for (int from = 1; from < to; from++) {
                for (int higher = 2 * Integer.highestOneBit(to - 1) + 1; higher <= MAX_SIZE; higher++) {
                    refuses(from, higher, proof(from, to), ROOTS.get(from), ROOTS.get(to));
                }
            }
        }
    }

    @Test
    void refusesATreeThatShrank() {
        refuses(2, 1, List.of(), ROOTS.get(2), ROOTS.get(1));
        refuses(1, 0, List.of(), ROOTS.get(1), ROOTS.get(0));
        refuses(-1, 1, List.of(), ROOTS.get(1), ROOTS.get(1));
        // Without their own checks these sizes would pass: the steps lead from the first hash of the path to the later
        // root.
        Hash whole = ReferenceTree.node(LEAVES.get(0), LEAVES.get(1));
        refuses(-1, 2, List.of(LEAVES.get(0), LEAVES.get(1)), LEAVES.get(0), whole);
        refuses(3, 2, List.of(LEAVES.get(0), LEAVES.get(1)), LEAVES.get(0), whole);
        refuses(Long.MIN_VALUE, 1, List.of(), ROOTS.get(1), ROOTS.get(1));
    }

    /** RFC 9162 section 2.1.4: defined for earlier trees that are not empty; c2sp.org/tlog-witness lets 0 stand with an empty proof. */
    @Test
    void everyTreeGrewFromTheEmptyOne() throws InvalidProofException {
        verifyConsistency(0, 0, List.of(), MerkleTree.EMPTY_ROOT, MerkleTree.EMPTY_ROOT);
        verifyConsistency(0, 5, List.of(), MerkleTree.EMPTY_ROOT, ROOTS.get(5));
        refuses(0, 5, List.of(), ROOTS.get(1), ROOTS.get(5));
        refuses(0, 5, List.of(ROOTS.get(5)), MerkleTree.EMPTY_ROOT, ROOTS.get(5));
        refuses(0, 0, List.of(), MerkleTree.EMPTY_ROOT, ROOTS.get(1));
        assertThat(MerkleTree.consistencyProof(0, 5, ReferenceTree.reader(LEAVES)))
                .isEmpty();
    }

    @Must(by = TLOG_WITNESS, says = "The client MUST NOT send more than 63 consistency proof lines.")
    @Test
    void isNeverLongerThanWitnessesTake() {
        HashReader samePerfectSubtrees = (level, index) -> LEAVES.get(level);
        long to = 1L << 62;
        for (long from : new long[] {1, 2, 3, to / 2, to / 2 - 1, to / 2 + 1, to / 3, to - 1}) {
            List<Hash> path = MerkleTree.consistencyProof(from, to, samePerfectSubtrees);
            assertThat(path).hasSizeLessThanOrEqualTo(MerkleTree.MAX_CONSISTENCY_HASHES);
        }
        assertThat(MerkleTree.consistencyProof(3, to, samePerfectSubtrees)).hasSize(MerkleTree.MAX_CONSISTENCY_HASHES);
    }

    @Test
    void isNotMadeForATreeThatShrank() {
        HashReader reader = ReferenceTree.reader(LEAVES);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MerkleTree.consistencyProof(6, 5, reader))
                .withMessageContaining("no earlier tree of 6");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MerkleTree.consistencyProof(-1, 5, reader))
                .withMessageContaining("earlier tree of -1");
    }

    private static void refuses(long from, long to, List<Hash> path, Hash fromRoot, Hash toRoot) {
        try {
            verifyConsistency(from, to, path, fromRoot, toRoot);
        } catch (InvalidProofException _) {
            return;
        }
        fail("from %d to %d with a path of %d hashes was taken".formatted(from, to, path.size()));
    }
}
