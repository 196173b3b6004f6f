package io.symbia.verifier.bundle;

import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.checkpoint.TlogProof;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.streams.ProvenStream;
import io.symbia.tlog.streams.StreamProof;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.InvalidProofException;
import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.report.NotProvenException;

/** The proofs of a bundle, all under its one checkpoint, whose signatures are verified. */
final class BundledProofs {
    private final BundleFiles files;
    private final Octets note;
    private final Checkpoint checkpoint;

    BundledProofs(BundleFiles files, Octets note, Checkpoint checkpoint) {
        this.files = files;
        this.note = note;
        this.checkpoint = checkpoint;
    }

    /** Where a leaf is, as the proof of that name proves. */
    long verifyLeaf(String name, Hash leafHash) throws NotProvenException {
        Octets bytes = files.take(name + TlogProof.EXTENSION);
        try {
            TlogProof proof = TlogProof.parse(bytes);
            requireSameCheckpoint(name, proof.checkpoint());
            proof.verifyInclusion(leafHash, checkpoint);
            if (proof.extra().isPresent()) {
                throw new NotProvenException("inclusion", name + " carries data that nobody has signed");
            }
            return proof.leafIndex();
        } catch (InvalidProofException | IllegalArgumentException e) {
            throw new NotProvenException("inclusion", name + ": " + e.getMessage());
        }
    }

    ProvenStream verifyStream(String tag) throws NotProvenException {
        String name = BundleNames.STREAMS + tag;
        Octets bytes = files.take(name + StreamProof.EXTENSION);
        try {
            StreamProof proof = StreamProof.parse(bytes);
            requireSameCheckpoint(name, proof.checkpoint());
            proof.verifyManifest(checkpoint);
            ProvenStream proven = proof.verifyMap();
            if (!proven.tag().hex().equals(tag)) {
                throw new NotProvenException("streams", name + " is about stream " + proven.tag());
            }
            return proven;
        } catch (InvalidProofException | IllegalArgumentException e) {
            throw new NotProvenException("streams", name + ": " + e.getMessage());
        }
    }

    private void requireSameCheckpoint(String name, Note other) throws NotProvenException {
        if (!StrictUtf8.encode(other.format()).equals(note)) {
            throw new NotProvenException("log", name + " has another checkpoint than the bundle");
        }
    }
}
