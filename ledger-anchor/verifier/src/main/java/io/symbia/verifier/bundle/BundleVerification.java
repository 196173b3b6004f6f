package io.symbia.verifier.bundle;

import io.symbia.tlog.bundle.EvidenceArchive;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.report.CouldNotCheckException;
import io.symbia.verifier.report.NotProvenException;
import io.symbia.verifier.report.Report;
import io.symbia.verifier.source.TrustedLog;
import java.util.Optional;

/**
 * Checks a bundle: every event is in the log, in the batch that its manifest says, every stream is complete, every disclosed value is the
 * one that its event commits to; and there is nothing in the archive that none of these checks has accounted for.
 */
public final class BundleVerification {
    private final Optional<Policy> policy;
    private final Report report;

    /**
     * A verification that believes whom the policy names.
     *
     * @param policy without it the bundle's own is used, which shows only that the bundle agrees with itself
     */
    public BundleVerification(Optional<Policy> policy, Report report) {
        this.policy = policy;
        this.report = report;
    }

    /** Makes all checks. */
    public void verify(Octets archive) throws NotProvenException, CouldNotCheckException {
        EvidenceArchive all = parse(archive);
        BundleFiles files = new BundleFiles(all);
        report.ok("archive", files.count() + " files, each with its digest, no bit of the archive changed");
        Octets own = files.take(BundleNames.POLICY);
        Policy trusted = policy.isPresent() ? policy.get() : own(own);
        Octets note = files.take(BundleNames.CHECKPOINT);
        Checkpoint checkpoint = TrustedLog.verify(TrustedLog.parse(note), trusted, report);
        BundledProofs proofs = new BundledProofs(files, note, checkpoint);
        BundledEvents events = BundledEvents.read(files, proofs);
        report.ok("events", events.all().size() + " events, each a leaf of the log, named by its digest");
        report.ok("batches", events.verifyManifests(files, proofs));
        report.ok("streams", events.verifyStreams(files, proofs));
        report.ok("disclosed", events.verifyDisclosures(files) + " values, each committed to by its event");
        new BundleExtras(report).verify(files, events, all);
        files.requireNoneLeft();
    }

    private static EvidenceArchive parse(Octets archive) throws NotProvenException {
        try {
            return EvidenceArchive.parse(archive);
        } catch (IllegalArgumentException e) {
            throw new NotProvenException("archive", e.getMessage());
        }
    }

    private Policy own(Octets policyFile) throws CouldNotCheckException {
        try {
            Policy own = Policy.parse(policyFile);
            report.note("policy", "taken from the bundle itself; give --policy to check that it is a log you know");
            return own;
        } catch (IllegalArgumentException e) {
            throw new CouldNotCheckException("the bundle's own policy is none: " + e.getMessage(), e);
        }
    }
}
