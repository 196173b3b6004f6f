package io.symbia.log.proof;

import io.symbia.log.publishing.Published;
import io.symbia.log.storage.LogReader;
import io.symbia.log.storage.commits.DamagedLogException;
import io.symbia.tlog.checkpoint.TlogProof;
import io.symbia.tlog.tile.TileHashReader;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.InvalidProofException;
import io.symbia.tlog.tree.MerkleProof;
import io.symbia.tlog.tree.MerkleTree;
import java.io.IOException;
import java.util.List;

/** Makes proofs from tiles, and verifies each before it is given away: a damaged tile makes no proof. */
public final class Prover {
    private Prover() {}

    /** That a leaf is in the published tree. */
    public static TlogProof inclusion(long leafIndex, Published published, LogReader reader) throws IOException {
        List<Hash> path = MerkleTree.inclusionProof(leafIndex, published.size(), new TileHashReader(reader.hashes()));
        Hash leafHash = MerkleTree.leafHash(reader.entry(leafIndex));
        try { // INVARIANTS 34 and 35: no proof leaves that does not verify.
            MerkleProof.verifyInclusion(leafHash, leafIndex, published.size(), path, published.root());
        } catch (InvalidProofException damaged) {
            throw new DamagedLogException("tiles: the proof of leaf " + leafIndex + " fails: " + damaged.getMessage());
        }
        return new TlogProof(leafIndex, path, published.checkpoint());
    }

    /** That the tree of one size is the beginning of the tree of another, both sealed. */
    public static List<Hash> consistency(long fromSize, long toSize, LogReader reader) {
        TileHashReader hashes = new TileHashReader(reader.hashes());
        List<Hash> path = MerkleTree.consistencyProof(fromSize, toSize, hashes);
        Hash fromRoot = MerkleTree.root(fromSize, hashes);
        Hash toRoot = MerkleTree.root(toSize, hashes);
        try { // INVARIANTS 34 and 35: no proof leaves that does not verify.
            MerkleProof.verifyConsistency(fromSize, toSize, path, fromRoot, toRoot);
        } catch (InvalidProofException damaged) {
            throw new DamagedLogException(
                    "tiles: the proof from " + fromSize + " to " + toSize + " fails: " + damaged.getMessage());
        }
        return path;
    }
}
