package io.symbia.tlog.tree;

import static io.symbia.tlog.testkit.Specification.RFC_6962;
import static io.symbia.tlog.testkit.Specification.RFC_9162;
import static io.symbia.tlog.tree.Changed.appended;
import static io.symbia.tlog.tree.Changed.flipped;
import static io.symbia.tlog.tree.Changed.prepended;
import static io.symbia.tlog.tree.MerkleProof.verifyInclusion;
import static io.symbia.tlog.tree.MerkleTree.nodeHash;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.fail;

import io.symbia.tlog.testkit.Must;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every tree, every leaf, every change: a proof holds for its own leaf at its own index in its own tree, and for nothing else. */
class InclusionProofTest {
    private static final int MAX_SIZE = 130;

    /** Every other index is tried up to here; the work grows with the cube of the size. */
    private static final int MAX_SIZE_EVERY_INDEX = 40;

    private static final List<Hash> LEAVES = ReferenceTree.leaves(MAX_SIZE);
    private static final List<Hash> ROOTS = new ArrayList<>();
    private static final List<List<List<Hash>>> PATHS = new ArrayList<>(); // By size of the tree, then by leaf.

    @BeforeAll
    static void computePaths() {
        for (int size = 0; size <= MAX_SIZE; size++) {
            List<Hash> tree = LEAVES.subList(0, size);
            ROOTS.add(ReferenceTree.mth(tree));
            List<List<Hash>> ofTree = new ArrayList<>();
            for (int index = 0; index < size; index++) {
                ofTree.add(ReferenceTree.path(index, tree));
            }
            PATHS.add(ofTree);
        }
    }

    @Must(
            by = RFC_6962,
            says = "the list of additional nodes in the Merkle Tree required to compute the Merkle Tree Hash")
    @Test
    void isWhatTheRfcDefinesForEveryLeafOfEveryTree() {
        for (int size = 1; size <= MAX_SIZE; size++) {
            List<Hash> tree = LEAVES.subList(0, size);
            HashReader reader = ReferenceTree.reader(tree);
            for (int index = 0; index < size; index++) {
                assertThat(MerkleTree.inclusionProof(index, size, reader))
                        .isEqualTo(PATHS.get(size).get(index));
            }
        }
    }

    @Test
    void holdsForItsLeafAndRefusesEveryFlippedHash() throws InvalidProofException {
        for (int size = 1; size <= MAX_SIZE; size++) {
            Hash root = ROOTS.get(size);
            for (int index = 0; index < size; index++) {
                Hash leaf = LEAVES.get(index);
                List<Hash> path = PATHS.get(size).get(index);
                verifyInclusion(leaf, index, size, path, root);
                for (int hash = 0; hash < path.size(); hash++) {
                    refuses(leaf, index, size, flipped(path, hash), root);
                }
                refuses(flipped(leaf), index, size, path, root);
                refuses(leaf, index, size, path, flipped(root));
            }
        }
    }

    @Must(
            by = RFC_9162,
            says = {
                "If sn is 0, then stop the iteration and fail the proof verification",
                "Compare sn to 0. Compare r against the root_hash"
            })
    @Test
    void refusesPathsThatAreTooLongOrTooShort() {
        for (int size = 1; size <= MAX_SIZE; size++) {
            Hash root = ROOTS.get(size);
            for (int index = 0; index < size; index++) {
                Hash leaf = LEAVES.get(index);
                List<Hash> path = PATHS.get(size).get(index);
                refuses(leaf, index, size, appended(path, root), nodeHash(root, root)); // Right root, too long.
                refuses(leaf, index, size, appended(path, root), nodeHash(root, path.isEmpty() ? leaf : root));
                refuses(leaf, index, size, prepended(leaf, path), root);
                if (!path.isEmpty()) {
                    refuses(leaf, index, size, path.subList(1, path.size()), root);
                    refuses(leaf, index, size, path.subList(0, path.size() - 1), root);
                    // The root of the part that the shortened path leads to: right hashes, wrong height.
                    refuses(leaf, index, size, List.of(), leaf);
                }
            }
        }
    }

    @Test
    void refusesEveryOtherIndex() {
        for (int size = 1; size <= MAX_SIZE_EVERY_INDEX; size++) {
            Hash root = ROOTS.get(size);
            for (int index = 0; index < size; index++) {
                List<Hash> path = PATHS.get(size).get(index);
                for (int other = 0; other < size; other++) {
                    if (other != index) {
                        refuses(LEAVES.get(index), other, size, path, root);
                    }
                }
            }
        }
    }

    /** Well-known verifiers leave out the range checks, and then take a leaf at an index that the tree does not have. */
    @Must(by = RFC_9162, says = "If leaf_index is greater than or equal to tree_size, then fail the proof verification")
    @Test
    void refusesAnIndexOutsideOfTheTree() {
        for (int size = 1; size <= MAX_SIZE_EVERY_INDEX; size++) {
            Hash root = ROOTS.get(size);
            for (int index = 0; index < size; index++) {
                List<Hash> path = PATHS.get(size).get(index);
                for (long outside : new long[] {
                    size,
                    size + 1,
                    index + size,
                    index + 128,
                    index + (1L << 32),
                    Long.MAX_VALUE,
                    -1,
                    index - 128,
                    Long.MIN_VALUE,
                    index | Long.MIN_VALUE
                }) {
                    if (outside < 0 || outside >= size) {
                        refuses(LEAVES.get(index), outside, size, path, root);
                    }
                }
            }
        }
        refuses(LEAVES.getFirst(), 0, 0, List.of(), LEAVES.getFirst());
        refuses(LEAVES.getFirst(), 0, -1, List.of(), LEAVES.getFirst());
    }

    @Test
    void takesAProofOfTheLargestTree() throws InvalidProofException {
        long size = Long.MAX_VALUE;
        HashReader samePerfectSubtrees = (level, index) -> LEAVES.get(level);
        for (long index : new long[] {0, 1, size / 2, size - 2, size - 1}) {
            List<Hash> path = MerkleTree.inclusionProof(index, size, samePerfectSubtrees);
            assertThat(path).hasSizeBetween(62, MerkleTree.MAX_INCLUSION_HASHES);
            Hash root = climb(LEAVES.getFirst(), index, size, path);
            verifyInclusion(LEAVES.getFirst(), index, size, path, root);
        }
    }

    /** The root that a path leads to, by the recursive definition. */
    private static Hash climb(Hash leaf, long index, long size, List<Hash> path) {
        if (size == 1) {
            return leaf;
        }
        long k = Long.highestOneBit(size - 1);
        Hash last = path.getLast();
        List<Hash> rest = path.subList(0, path.size() - 1);
        return index < k
                ? ReferenceTree.node(climb(leaf, index, k, rest), last)
                : ReferenceTree.node(last, climb(leaf, index - k, size - k, rest));
    }

    @Test
    void isNotMadeForALeafThatIsNotThere() {
        HashReader reader = ReferenceTree.reader(LEAVES);
        assertThatIllegalArgumentException().isThrownBy(() -> MerkleTree.inclusionProof(7, 7, reader));
        assertThatIllegalArgumentException().isThrownBy(() -> MerkleTree.inclusionProof(-1, 7, reader));
        assertThatIllegalArgumentException().isThrownBy(() -> MerkleTree.inclusionProof(0, 0, reader));
    }

    private static void refuses(Hash leaf, long index, long size, List<Hash> path, Hash root) {
        try {
            verifyInclusion(leaf, index, size, path, root);
        } catch (InvalidProofException _) {
            return;
        }
        fail("leaf %d of %d with a path of %d hashes was taken".formatted(index, size, path.size()));
    }
}
