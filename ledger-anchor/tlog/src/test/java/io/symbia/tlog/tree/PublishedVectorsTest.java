package io.symbia.tlog.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.tlog.OutsideData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The vectors of transparency-dev/merkle: proofs that hold and proofs that were spoilt, made by another implementation. */
class PublishedVectorsTest {
    @Test
    void agreesWithEveryInclusionVector() {
        List<Path> vectors = OutsideData.files(OutsideData.path("tlog/merkle/inclusion"));
        assertThat(vectors).hasSizeGreaterThan(80);
        int held = 0;
        for (Path file : vectors) {
            JsonNode vector = OutsideData.json(file);
            boolean holds = holds(() -> MerkleProof.verifyInclusion(
                    hash(vector.get("leafHash")),
                    index(vector.get("leafIdx")),
                    index(vector.get("treeSize")),
                    hashes(vector.get("proof")),
                    hash(vector.get("root"))));
            assertThat(holds)
                    .as(file.toString())
                    .isNotEqualTo(vector.get("wantErr").booleanValue());
            held += holds ? 1 : 0;
        }
        assertThat(held).isPositive().isLessThan(vectors.size());
    }

    @Test
    void agreesWithEveryConsistencyVector() {
        List<Path> vectors = OutsideData.files(OutsideData.path("tlog/merkle/consistency"));
        assertThat(vectors).hasSizeGreaterThan(80);
        int held = 0;
        for (Path file : vectors) {
            JsonNode vector = OutsideData.json(file);
            boolean holds = holds(() -> MerkleProof.verifyConsistency(
                    index(vector.get("size1")),
                    index(vector.get("size2")),
                    hashes(vector.get("proof")),
                    hash(vector.get("root1")),
                    hash(vector.get("root2"))));
            assertThat(holds)
                    .as(file.toString())
                    .isNotEqualTo(vector.get("wantErr").booleanValue());
            held += holds ? 1 : 0;
        }
        assertThat(held).isPositive().isLessThan(vectors.size());
    }

    private interface Check {
        void run() throws InvalidProofException;
    }

    /** A hash of the wrong length is refused by its own constructor, which is a refusal as well. */
    private static boolean holds(Check check) {
        try {
            check.run();
            return true;
        } catch (InvalidProofException | IllegalArgumentException _) {
            return false;
        }
    }

    private static Hash hash(JsonNode node) {
        return Hash.parseBase64(node.stringValue(""));
    }

    /** The vectors count with unsigned 64 bits; what a long cannot hold becomes negative. */
    private static long index(JsonNode node) {
        return node.bigIntegerValue().longValue();
    }

    private static List<Hash> hashes(JsonNode node) {
        List<Hash> hashes = new ArrayList<>();
        node.forEach(hash -> hashes.add(hash(hash)));
        return hashes;
    }
}
