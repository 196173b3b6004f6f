package io.symbia.tlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSigner;
import io.symbia.tlog.note.NoteVerifier;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tile.EntryBundle;
import io.symbia.tlog.tile.EntryTile;
import io.symbia.tlog.tile.HashTile;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.HashReader;
import io.symbia.tlog.tree.InvalidProofException;
import io.symbia.tlog.tree.MerkleProof;
import io.symbia.tlog.tree.MerkleTree;
import io.symbia.tlog.tree.Octets;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A log that another implementation (transparency-dev/tessera) wrote: its bytes come out of ours, and the other way round. */
class TesseraLogTest {
    private static final int MAX_SIZE = 15;

    /** The key of Tessera's test data, published with it for the use of tests; it guards nothing. */
    private static final String SIGNING_KEY =
            "PRIVATE+KEY+example.com/log/testdata+33d7b496+AeymY/SZAX0jZcJ8enZ5FY1Dz+wTML2yWSkK+9DSF3eg";

    private static final VerifierKey LOG_KEY =
            VerifierKey.parse("example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx");

    private final Path log = OutsideData.path("tlog/tessera-log");

    @Test
    void everyCheckpointVerifiesAndIsSignedToTheSameBytes() throws InvalidProofException {
        NoteSigner signer = NoteSigner.parse(SIGNING_KEY);
        assertThat(signer.verifierKey()).isEqualTo(LOG_KEY);
        for (int size = 0; size <= MAX_SIZE; size++) {
            Octets file = OutsideData.octets(log.resolve("checkpoint." + size));
            Note note = Note.parse(file);

            assertThat(new NoteVerifier(List.of(LOG_KEY)).verify(note)).containsExactly(LOG_KEY);
            assertThat(Checkpoint.parse(note.text()).treeSize()).isEqualTo(size);
            // Ed25519 has one signature a message, so signing the same text must give the same file.
            String signed = signer.note(Checkpoint.parse(note.text()).format()).format();
            assertThat(Octets.of(signed.getBytes(StandardCharsets.UTF_8))).isEqualTo(file);
        }
    }

    @Test
    void everyTileComesOutOfItsEntriesAndEveryRootOutOfItsTile() throws InvalidProofException {
        for (int size = 1; size <= MAX_SIZE; size++) {
            List<Hash> leaves = leaves(size);
            ByteArrayOutputStream tile = new ByteArrayOutputStream();
            leaves.forEach(leaf -> tile.writeBytes(leaf.toArray()));
            Octets published = OutsideData.octets(log.resolve(new HashTile(0, 0, size).path()));
            assertThat(Octets.of(tile.toByteArray())).isEqualTo(published);
            assertThat(MerkleTree.root(leaves)).isEqualTo(checkpoint(size).root());
        }
        assertThat(checkpoint(0).root()).isEqualTo(MerkleTree.EMPTY_ROOT);
    }

    @Test
    void proofsHoldAgainstItsSignedRoots() throws InvalidProofException {
        List<Hash> leaves = leaves(MAX_SIZE);
        HashReader reader =
                (level, index) -> MerkleTree.root(leaves.subList((int) index << level, ((int) index + 1) << level));
        for (int size = 1; size <= MAX_SIZE; size++) {
            for (int index = 0; index < size; index++) {
                List<Hash> path = MerkleTree.inclusionProof(index, size, reader);
                MerkleProof.verifyInclusion(
                        leaves.get(index), index, size, path, checkpoint(size).root());
            }
            for (int from = 0; from <= size; from++) {
                List<Hash> path = MerkleTree.consistencyProof(from, size, reader);
                MerkleProof.verifyConsistency(
                        from,
                        size,
                        path,
                        checkpoint(from).root(),
                        checkpoint(size).root());
            }
        }
    }

    private List<Hash> leaves(int size) {
        Octets bundle = OutsideData.octets(log.resolve(new EntryTile(0, size).path()));
        EntryBundle parsed = EntryBundle.parse(bundle);
        assertThat(parsed.format()).isEqualTo(bundle);
        return parsed.entries().stream().map(MerkleTree::leafHash).toList();
    }

    private Checkpoint checkpoint(int size) throws InvalidProofException {
        Policy policy =
                new Policy(List.of(new Policy.Log(LOG_KEY, Optional.empty())), List.of(), List.of(), Policy.NONE);
        return policy.verify(Note.parse(OutsideData.octets(log.resolve("checkpoint." + size))))
                .checkpoint();
    }
}
