package io.symbia.verifier.bundle;

import io.symbia.tlog.checkpoint.TlogProof;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.streams.ProvenStream;
import io.symbia.tlog.streams.StreamProof;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.InvalidProofException;
import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.report.NotProvenException;
import io.symbia.verifier.statement.Moment;
import io.symbia.verifier.trust.TrustedLog;
import java.util.Optional;

/** The proofs of a bundle, all under its one checkpoint, whose signatures are verified. */
final class BundledProofs {
    private final BundleFiles files;
    private final Octets note;
    private final TrustedLog.Witnessed witnessed;

    BundledProofs(BundleFiles files, Octets note, TrustedLog.Witnessed witnessed) {
        this.files = files;
        this.note = note;
        this.witnessed = witnessed;
    }

    /** Number of leaves of the checkpoint. */
    long leaves() {
        return witnessed.checkpoint().treeSize();
    }

    /** When the quorum had cosigned it, if that is known. */
    Optional<Moment> notLaterThan() {
        return witnessed.notLaterThan();
    }

    /** Where a leaf is, as the proof of that name proves. */
    long verifyLeaf(String name, Hash leafHash) throws NotProvenException {
        Octets bytes = files.take(name + TlogProof.EXTENSION);
        try {
            TlogProof proof = TlogProof.parse(bytes);
            requireSameCheckpoint(name, proof.checkpoint());
            proof.verifyInclusion(leafHash, witnessed.checkpoint());
            if (proof.extra().isPresent()) {
                throw new NotProvenException("inclusion", name + " carries data that nobody has signed");
            }
            return proof.leafIndex();
        } catch (InvalidProofException | IllegalArgumentException e) {
            throw new NotProvenException("inclusion", name + ": " + e.getMessage());
        }
    }

    /** The proof of a stream, not verified yet. */
    StreamProof stream(String tag) throws NotProvenException {
        String name = BundleNames.STREAMS + tag;
        try {
            return StreamProof.parse(files.take(name + StreamProof.EXTENSION));
        } catch (IllegalArgumentException e) {
            throw new NotProvenException("streams", name + ": " + e.getMessage());
        }
    }

    ProvenStream verifyStream(String tag, StreamProof proof) throws NotProvenException {
        String name = BundleNames.STREAMS + tag;
        try {
            requireSameCheckpoint(name, proof.checkpoint());
            proof.verifyManifest(witnessed.checkpoint());
            ProvenStream proven = proof.verifyMap();
            if (!proven.tag().hex().equals(tag)) {
                throw new NotProvenException("streams", name + " is about stream " + proven.tag());
            }
            return proven;
        } catch (InvalidProofException e) {
            throw new NotProvenException("streams", name + ": " + e.getMessage());
        }
    }

    private void requireSameCheckpoint(String name, Note other) throws NotProvenException {
        if (!StrictUtf8.encode(other.format()).equals(note)) {
            throw new NotProvenException("log", name + " has another checkpoint than the bundle");
        }
    }
}
