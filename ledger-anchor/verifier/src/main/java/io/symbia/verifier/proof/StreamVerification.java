package io.symbia.verifier.proof;

import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.streams.ProvenStream;
import io.symbia.tlog.streams.StreamProof;
import io.symbia.tlog.tree.InvalidProofException;
import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.report.CouldNotCheckException;
import io.symbia.verifier.report.NotProvenException;
import io.symbia.verifier.report.Report;
import io.symbia.verifier.source.TrustedLog;
import java.nio.file.Path;
import java.util.List;

/**
 * Completeness: that some events are all events of their stream, or that there is no such stream. What the log has sealed is taken at its
 * word, signed and witnessed; that its maps are those of its leaves is for the audit of the whole log.
 */
public final class StreamVerification {
    private final Policy policy;
    private final Report report;

    /** Believes whom the policy names. */
    public StreamVerification(Policy policy, Report report) {
        this.policy = policy;
        this.report = report;
    }

    void verifyComplete(Octets proof, Path folder) throws NotProvenException, CouldNotCheckException {
        verifyComplete(proof, EventFolder.read(folder));
    }

    /** Proves that these are the events of a stream, in order, and that there are no others. */
    public void verifyComplete(Octets proof, List<Entry.Event> events) throws NotProvenException {
        ProvenStream proven = prove(proof);
        try {
            proven.requireExactly(events);
        } catch (InvalidProofException e) {
            throw new NotProvenException("complete", e.getMessage());
        }
        report.ok("complete", "these " + events.size() + " events are all events of the stream, in order");
    }

    void verifyAbsent(Octets proof, StreamTag tag) throws NotProvenException {
        ProvenStream proven = prove(proof);
        if (!proven.tag().equals(tag)) {
            throw new NotProvenException("absent", "the proof is about stream " + proven.tag() + ", not " + tag);
        }
        if (proven.head().isPresent()) {
            throw new NotProvenException(
                    "absent", "stream " + tag + " has " + proven.head().get().count() + " events");
        }
        report.ok("absent", "there is no stream " + tag);
    }

    private ProvenStream prove(Octets bytes) throws NotProvenException {
        StreamProof proof = parse(bytes);
        Checkpoint checkpoint = TrustedLog.verify(proof.checkpoint(), policy, report);
        try {
            proof.verifyManifest(checkpoint);
        } catch (InvalidProofException e) {
            throw new NotProvenException("inclusion", e.getMessage());
        }
        report.ok(
                "inclusion",
                "manifest " + proof.manifest().batch() + " is leaf "
                        + proof.manifest().end());
        ProvenStream proven = verifyMap(proof);
        report.ok(
                "map",
                proof.sealed().count() + " streams, root " + proof.sealed().root());
        report.note(
                "coverage",
                "as of leaf " + (proven.size() - 1) + " of " + checkpoint.treeSize() + ", sealed at "
                        + proof.manifest().sealedAt() + "; what came after is not covered");
        return proven;
    }

    private static StreamProof parse(Octets proof) throws NotProvenException {
        try {
            return StreamProof.parse(proof);
        } catch (IllegalArgumentException e) {
            throw new NotProvenException("proof", e.getMessage());
        }
    }

    private static ProvenStream verifyMap(StreamProof proof) throws NotProvenException {
        try {
            return proof.verifyMap();
        } catch (InvalidProofException e) {
            throw new NotProvenException("map", e.getMessage());
        }
    }
}
