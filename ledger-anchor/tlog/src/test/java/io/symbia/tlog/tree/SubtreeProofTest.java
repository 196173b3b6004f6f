package io.symbia.tlog.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubtreeProofTest {
    private static final int LARGEST = 40;

    private static final List<Hash> LEAVES = leaves();

    private static List<Hash> leaves() {
        List<Hash> leaves = new ArrayList<>();
        for (int leaf = 0; leaf < LARGEST; leaf++) leaves.add(MerkleTree.leafHash(Octets.of(new byte[] {(byte) leaf})));
        return leaves;
    }

    private static Hash root(long start, long end) {
        return MerkleTree.root(LEAVES.subList((int) start, (int) end));
    }

    private static Hash stored(int level, long index) {
        return root(index << level, (index + 1) << level);
    }

    private static boolean isSubtree(int start, int end) {
        int ceiling = 1;
        while (ceiling < end - start) ceiling *= 2;
        return start % ceiling == 0;
    }

    /** As the draft defines it, word for word, over the leaves themselves. */
    private static List<Hash> defined(int start, int end, List<Hash> leaves, boolean isKnown) {
        int size = leaves.size();
        if (start == 0 && end == size) return isKnown ? List.of() : List.of(MerkleTree.root(leaves));
        int k = Integer.highestOneBit(size - 1);
        List<Hash> proof;
        if (end <= k) {
            proof = new ArrayList<>(defined(start, end, leaves.subList(0, k), isKnown));
            proof.add(MerkleTree.root(leaves.subList(k, size)));
        } else if (k <= start) {
            proof = new ArrayList<>(defined(start - k, end - k, leaves.subList(k, size), isKnown));
            proof.add(MerkleTree.root(leaves.subList(0, k)));
        } else {
            proof = new ArrayList<>(defined(0, end - k, leaves.subList(k, size), false));
            proof.add(MerkleTree.root(leaves.subList(0, k)));
        }
        return proof;
    }

    @Test
    void isTheOneOfTheDraftForEverySubtreeAndHoldsForNoOther() throws InvalidProofException {
        int proofs = 0;
        int refused = 0;
        for (int size = 1; size <= LARGEST; size++) {
            for (int start = 0; start < size; start++) {
                for (int end = start + 1; end <= size; end++) {
                    if (!isSubtree(start, end)) continue;
                    List<Hash> proof = SubtreeProof.prove(start, end, size, SubtreeProofTest::stored);
                    assertThat(proof).isEqualTo(defined(start, end, LEAVES.subList(0, size), true));
                    SubtreeProof.verify(start, end, root(start, end), size, proof, root(0, size));
                    proofs++;
                    refused += refuses(start, end, size, proof);
                }
            }
        }
        System.out.printf("subtree proofs %d, changed ones refused %d%n", proofs, refused);
    }

    private static int refuses(int start, int end, int size, List<Hash> proof) {
        Hash other = Hash.ofContent(new byte[] {9});
        List<Runnable> none = new ArrayList<>();
        none.add(() -> refused(start, end, other, size, proof, root(0, size)));
        none.add(() -> refused(start, end, root(start, end), size, proof, other));
        for (int hash = 0; hash < proof.size(); hash++) {
            List<Hash> changed = new ArrayList<>(proof);
            changed.set(hash, other);
            none.add(() -> refused(start, end, root(start, end), size, changed, root(0, size)));
            List<Hash> shorter = new ArrayList<>(proof);
            shorter.remove(hash);
            none.add(() -> refused(start, end, root(start, end), size, shorter, root(0, size)));
        }
        List<Hash> longer = new ArrayList<>(proof);
        longer.add(other);
        none.add(() -> refused(start, end, root(start, end), size, longer, root(0, size)));
        none.forEach(Runnable::run);
        return none.size();
    }

    private static void refused(int start, int end, Hash subtree, int size, List<Hash> proof, Hash root) {
        assertThatExceptionOfType(InvalidProofException.class)
                .isThrownBy(() -> SubtreeProof.verify(start, end, subtree, size, proof, root));
    }

    @Test
    void isForSubtreesOnly() {
        for (int[] range : new int[][] {{1, 3}, {2, 5}, {0, 9}, {3, 3}, {-2, 0}, {4, 3}}) {
            refused(range[0], range[1], root(0, 1), 8, List.of(), root(0, 8));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SubtreeProof.prove(range[0], range[1], 8, SubtreeProofTest::stored));
        }
    }
}
