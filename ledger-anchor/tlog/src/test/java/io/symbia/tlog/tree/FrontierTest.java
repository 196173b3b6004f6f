package io.symbia.tlog.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrontierTest {
    private static final int MAX_SIZE = 600; // Past two full tiles of 256.

    private final List<Hash> leaves = ReferenceTree.leaves(MAX_SIZE);

    @Test
    void givesTheRootOfEveryTree() {
        Frontier frontier = new Frontier();
        assertThat(frontier.root()).isEqualTo(ReferenceTree.mth(List.of()));
        for (int size = 1; size <= MAX_SIZE; size++) {
            frontier.append(leaves.get(size - 1));
            assertThat(frontier.size()).isEqualTo(size);
            assertThat(frontier.root()).isEqualTo(ReferenceTree.mth(leaves.subList(0, size)));
        }
    }

    @Test
    void isRestoredFromStoredHashesAtEverySize() {
        HashReader stored = ReferenceTree.reader(leaves);
        for (int size = 0; size < 130; size++) {
            Frontier frontier = Frontier.restore(size, stored);
            assertThat(frontier.root()).isEqualTo(ReferenceTree.mth(leaves.subList(0, size)));
            frontier.append(leaves.get(size));
            assertThat(frontier.root()).isEqualTo(ReferenceTree.mth(leaves.subList(0, size + 1)));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Frontier.restore(-1, stored));
    }

    @Test
    void handsOverEveryHashThatATileStoresInOrder() {
        List<List<Hash>> levels = List.of(new ArrayList<>(), new ArrayList<>());
        Frontier frontier = new Frontier();
        for (Hash leaf : leaves) {
            frontier.append(leaf.toArray(), 0, (tileLevel, index, hashes, offset) -> {
                assertThat(index).isEqualTo(levels.get(tileLevel).size());
                levels.get(tileLevel).add(Hash.copyOf(hashes, offset));
            });
        }
        assertThat(levels.get(0)).isEqualTo(leaves);
        assertThat(levels.get(1))
                .containsExactly(
                        ReferenceTree.mth(leaves.subList(0, 256)), ReferenceTree.mth(leaves.subList(256, 512)));
    }

    @Test
    void copiesAreIndependent() {
        Frontier frontier = new Frontier();
        frontier.append(leaves.get(0));
        Frontier copy = frontier.copy();
        frontier.append(leaves.get(1));

        assertThat(copy.root()).isEqualTo(ReferenceTree.mth(leaves.subList(0, 1)));
        frontier.become(copy);
        assertThat(frontier.size()).isEqualTo(1);
        assertThat(frontier.root()).isEqualTo(copy.root());
    }

    @Test
    void agreesWithTheRootReadFromStorage() {
        HashReader stored = ReferenceTree.reader(leaves);
        for (int size = 0; size <= 130; size++) {
            assertThat(MerkleTree.root(size, stored)).isEqualTo(ReferenceTree.mth(leaves.subList(0, size)));
            assertThat(MerkleTree.root(leaves.subList(0, size))).isEqualTo(MerkleTree.root(size, stored));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MerkleTree.root(-1, stored))
                .withMessageContaining("-1 leaves");
    }
}
