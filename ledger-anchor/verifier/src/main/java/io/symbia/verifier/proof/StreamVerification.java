package io.symbia.verifier.proof;

import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.entry.BatchManifest;
import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.streams.ProvenStream;
import io.symbia.tlog.streams.StreamProof;
import io.symbia.tlog.tree.InvalidProofException;
import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.event.EventLines;
import io.symbia.verifier.event.LoggedEvent;
import io.symbia.verifier.event.StreamLines;
import io.symbia.verifier.report.CouldNotCheckException;
import io.symbia.verifier.report.NotProvenException;
import io.symbia.verifier.report.Report;
import io.symbia.verifier.trust.SealingTimes;
import io.symbia.verifier.trust.TrustedLog;
import java.nio.file.Path;
import java.util.List;

/**
 * Completeness: that some events are all events of their stream's tag, or that there is no such tag. What the log has sealed is taken at its
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

    /** Proves that these are the events of one tag, in order, and that there are no others. */
    public void verifyComplete(Octets bytes, List<LoggedEvent> events) throws NotProvenException {
        StreamProof proof = parse(bytes);
        Proven proven = prove(proof);
        try {
            proven.stream()
                    .requireExactly(events.stream().map(LoggedEvent::entry).toList());
        } catch (InvalidProofException e) {
            throw new NotProvenException("complete", e.getMessage());
        }
        String stream = events.getFirst().envelope().stream().toString();
        report.ok(
                "complete",
                "these " + events.size() + " events are all of tag " + proof.tag() + ", called " + stream
                        + ", in order, " + proven.asOf());
        EventLines lines = new EventLines(report.draft());
        for (int index = 0; index < events.size(); index++) {
            lines.add(events.get(index), proof.leaves().get(index), proven.leaves());
        }
        report.draft()
                .add(StreamLines.complete(
                        stream, proof.tag(), events.size(), proven.manifest(), proven.leaves(), report.draft()));
        report.draft().add(StreamLines.unmapped(stream, proven.manifest()));
        lines.complete(stream);
        lines.close();
    }

    void verifyAbsent(Octets bytes, StreamTag tag) throws NotProvenException {
        Proven proven = prove(parse(bytes));
        ProvenStream stream = proven.stream();
        if (!stream.tag().equals(tag)) {
            throw new NotProvenException("absent", "the proof is about stream " + stream.tag() + ", not " + tag);
        }
        if (stream.head().isPresent()) {
            throw new NotProvenException(
                    "absent", "stream " + tag + " has " + stream.head().get().count() + " events");
        }
        report.ok("absent", "there is no stream " + tag + ", " + proven.asOf());
        report.draft().add(StreamLines.absent(tag.hex(), proven.manifest(), proven.leaves(), report.draft()));
    }

    /** A stream, and as of when that is. */
    private record Proven(ProvenStream stream, BatchManifest manifest, long leaves) {
        String asOf() {
            return "as of leaf " + (stream.size() - 1) + " of " + leaves + ", sealed at " + manifest.sealedAt()
                    + " by the log's word";
        }
    }

    private Proven prove(StreamProof proof) throws NotProvenException {
        TrustedLog.Witnessed witnessed = TrustedLog.verify(proof.checkpoint(), policy, report);
        Checkpoint checkpoint = witnessed.checkpoint();
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
        SealingTimes.requirePlausible(
                List.of(proof.manifest()),
                witnessed.notLaterThan(),
                report.draft().now());
        SealingTimes.requireMapped(proof.manifest(), checkpoint.treeSize(), witnessed.notLaterThan(), report.bounds());
        return new Proven(proven, proof.manifest(), checkpoint.treeSize());
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
