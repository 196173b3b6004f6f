package io.symbia.witness;

import io.symbia.tlog.checkpoint.AddCheckpoint;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSigner;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.MerkleTree;
import io.symbia.tlog.tree.Octets;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A log with leaves of a story of its own: two with different stories are a fork. */
final class GrowingLog {
    private final String story;
    private final int divergence; // The first leaf of the story; those before it are of the true one.
    private final NoteSigner key;

    GrowingLog(String origin, String story) {
        this(origin, story, 0);
    }

    GrowingLog(String origin, String story, int divergence) {
        this.story = story;
        this.divergence = divergence;
        this.key = NoteSigner.ofSeed(origin, seed(origin));
    }

    WatchedLog watched() {
        return new WatchedLog(key.verifierKey().name(), List.of(key.verifierKey()));
    }

    NoteSigner key() {
        return key;
    }

    private List<Hash> leaves(long size) {
        List<Hash> leaves = new ArrayList<>();
        for (int leaf = 0; leaf < size; leaf++) {
            leaves.add(MerkleTree.leafHash(
                    Octets.of(((leaf < divergence ? "true " : story) + leaf).getBytes(StandardCharsets.UTF_8))));
        }
        return leaves;
    }

    /** The hash of a perfect subtree, computed anew: small logs need no storage. */
    private Hash stored(int level, long index) {
        int width = 1 << level;
        return MerkleTree.root(leaves((index + 1) * width)
                .subList(Math.toIntExact(index * width), Math.toIntExact((index + 1) * width)));
    }

    Note checkpoint(long size) {
        return key.note(new Checkpoint(key.verifierKey().name(), size, MerkleTree.root(leaves(size))).format());
    }

    AddCheckpoint growth(long from, long to) {
        List<Hash> proof = from == 0 ? List.of() : MerkleTree.consistencyProof(from, to, this::stored);
        return new AddCheckpoint(from, proof, checkpoint(to));
    }

    static Octets seed(String text) {
        return Octets.of(Hash.ofContent(text.getBytes(StandardCharsets.UTF_8)).toArray());
    }
}
