package io.symbia.log.sealing;

import io.symbia.log.publishing.Published;
import io.symbia.log.storage.LogReader;
import io.symbia.log.storage.commits.Commit;
import io.symbia.log.storage.commits.DamagedLogException;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.tile.TileHashReader;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.InvalidProofException;
import io.symbia.tlog.tree.MerkleProof;
import io.symbia.tlog.tree.MerkleTree;
import io.symbia.tlog.tree.Octets;
import java.util.List;

/**
 * Signs again what was signed when a batch ended, so that no file has to keep a checkpoint of each batch: an Ed25519 signature is the same
 * whenever it is made. Files are trusted for nothing, and what is signed binds the log for ever: so a root from the file of commits is
 * signed only with a proof that the published tree has grown from it.
 */
final class EarlierCheckpoint {
    private EarlierCheckpoint() {}

    /**
     * The checkpoint at the end of a batch, with the log's signature alone.
     *
     * @param commit    its size is at most that of {@code published}
     * @param published what the log has signed last, from memory
     */
    static Octets sign(Commit commit, Published published, LogKeys keys, LogReader reader) {
        List<Hash> path =
                MerkleTree.consistencyProof(commit.size(), published.size(), new TileHashReader(reader.hashes()));
        try { // INVARIANT 105: no second root of a size is signed, whatever the files say.
            MerkleProof.verifyConsistency(commit.size(), published.size(), path, commit.root(), published.root());
        } catch (InvalidProofException damaged) {
            throw new DamagedLogException("commits: the root of batch %d is not that of the published tree: %s"
                    .formatted(commit.batch(), damaged.getMessage()));
        }
        String text = new Checkpoint(keys.origin(), commit.size(), commit.root()).format();
        return StrictUtf8.encode(keys.sign(text).format());
    }
}
