package io.symbia.verifier.proof;

import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.checkpoint.TlogProof;
import io.symbia.tlog.tree.InvalidProofException;
import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.event.EventLines;
import io.symbia.verifier.event.LoggedEvent;
import io.symbia.verifier.report.NotProvenException;
import io.symbia.verifier.report.Report;
import io.symbia.verifier.trust.TrustedLog;

/** One event, step by step: the steps of c2sp.org/tlog-proof, "Verifying a tlog proof", each printed. */
final class EventVerification {
    private final Policy policy;
    private final Report report;

    EventVerification(Policy policy, Report report) {
        this.policy = policy;
        this.report = report;
    }

    void verify(Octets eventBytes, Octets proofBytes) throws NotProvenException {
        LoggedEvent event = LoggedEvent.read(eventBytes); // 1. The leaf comes from the event alone.
        report.ok(
                "event",
                eventBytes.size() + " bytes, canonical, " + event.envelope().type() + " of "
                        + event.envelope().time());
        report.ok("digest", event.entry().digest().hex());
        report.ok(
                "entry",
                "stream " + event.envelope().stream() + ", tag " + event.entry().tag() + ", sequence "
                        + event.entry().sequence());
        report.ok("leaf", event.leafHash().base64());
        TlogProof proof = parse(proofBytes);
        Checkpoint checkpoint =
                TrustedLog.verify(proof.checkpoint(), policy, report).checkpoint(); // 2. and 3.
        verifyInclusion(event, proof, checkpoint); // 4.
        report.ok(
                "inclusion",
                "leaf " + proof.leafIndex() + " of " + checkpoint.treeSize() + ", "
                        + proof.path().size() + " hashes");
        EventLines lines = new EventLines(report.draft());
        lines.add(event, proof.leafIndex(), checkpoint.treeSize());
        lines.close();
    }

    static TlogProof parse(Octets proof) throws NotProvenException {
        try {
            return TlogProof.parse(proof);
        } catch (IllegalArgumentException e) {
            throw new NotProvenException("proof", e.getMessage());
        }
    }

    static void verifyInclusion(LoggedEvent event, TlogProof proof, Checkpoint verified) throws NotProvenException {
        try {
            proof.verifyInclusion(event.leafHash(), verified);
        } catch (InvalidProofException e) {
            throw new NotProvenException("inclusion", e.getMessage());
        }
    }
}
