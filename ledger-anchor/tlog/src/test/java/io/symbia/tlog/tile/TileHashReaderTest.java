package io.symbia.tlog.tile;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.tlog.tree.Frontier;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.MerkleProof;
import io.symbia.tlog.tree.MerkleTree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A tree that is kept as tiles gives the same roots and proofs as one kept whole. */
class TileHashReaderTest {
    private static final int SIZE = 66_100; // Past 256 * 256: three tile levels.

    @Test
    void provesEveryKindOfLeafOfATreeOfThreeTileLevels() throws Exception {
        List<List<Hash>> levels = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Frontier frontier = new Frontier();
        for (int index = 0; index < SIZE; index++) {
            byte[] leaf = Hash.ofContent(("leaf " + index).getBytes(StandardCharsets.US_ASCII))
                    .toArray();
            frontier.append(
                    leaf, 0, (level, _, hashes, offset) -> levels.get(level).add(Hash.copyOf(hashes, offset)));
        }
        TileHashReader reader = new TileHashReader((level, first, count, target) -> {
            assertThat(first / 256).as("stays within one tile").isEqualTo((first + count - 1) / 256);
            for (int index = 0; index < count; index++) {
                levels.get(level).get((int) first + index).copyTo(target, 32 * index);
            }
        });

        assertThat(MerkleTree.root(SIZE, reader)).isEqualTo(frontier.root());
        assertThat(Frontier.restore(SIZE, reader).root()).isEqualTo(frontier.root());
        for (int index : new int[] {0, 1, 255, 256, 32_767, 32_768, 65_535, 65_536, 66_047, 66_048, SIZE - 1}) {
            List<Hash> path = MerkleTree.inclusionProof(index, SIZE, reader);
            MerkleProof.verifyInclusion(levels.getFirst().get(index), index, SIZE, path, frontier.root());
        }
        for (int from : new int[] {1, 2, 255, 256, 257, 65_535, 65_536, 65_537, 66_000, SIZE - 1}) {
            Hash root = MerkleTree.root(levels.getFirst().subList(0, from));
            List<Hash> path = MerkleTree.consistencyProof(from, SIZE, reader);
            MerkleProof.verifyConsistency(from, SIZE, path, root, frontier.root());
        }
    }
}
