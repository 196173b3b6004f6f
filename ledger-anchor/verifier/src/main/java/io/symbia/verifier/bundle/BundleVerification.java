package io.symbia.verifier.bundle;

import io.symbia.events.kernel.canonical.Digest;
import io.symbia.tlog.bundle.EvidenceArchive;
import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.event.EventLines;
import io.symbia.verifier.event.LoggedEvent;
import io.symbia.verifier.event.ShownOrigin;
import io.symbia.verifier.event.StreamLines;
import io.symbia.verifier.report.CouldNotCheckException;
import io.symbia.verifier.report.NotProvenException;
import io.symbia.verifier.report.Report;
import io.symbia.verifier.statement.Draft;
import io.symbia.verifier.trust.SealingTimes;
import io.symbia.verifier.trust.TrustedLog;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Checks a bundle: every event is in the log, in the batch that its manifest says, every stream is complete, every disclosed value is the
 * one that its event commits to, no two streams have one name; and there is nothing in the archive that none of these checks has accounted for.
 */
public final class BundleVerification {
    private final Optional<Policy> policy;
    private final boolean ignorePage;
    private final Report report;

    /**
     * A verification that believes whom the policy names.
     *
     * @param policy     without it the bundle's own is used, which shows only that the bundle agrees with itself
     * @param ignorePage whether a page of another make is let pass
     */
    public BundleVerification(Optional<Policy> policy, boolean ignorePage, Report report) {
        this.policy = policy;
        this.ignorePage = ignorePage;
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
        TrustedLog.Witnessed witnessed = TrustedLog.verify(TrustedLog.parse(note), trusted, report);
        BundledProofs proofs = new BundledProofs(files, note, witnessed);
        BundledEvents events = BundledEvents.read(files, proofs);
        report.ok("events", events.all().size() + " events, each a leaf of the log, named by its digest");
        BundledBatches batches =
                BundledBatches.read(files, proofs, events.byLeaf().keySet());
        report.ok("batches", batches.count() + " manifests, each in the log, cover all events");
        BundledStreams streams = BundledStreams.read(files, proofs, events, report.bounds());
        SealingTimes.requirePlausible(
                batches.with(streams.manifests()),
                witnessed.notLaterThan(),
                report.draft().now());
        report.ok("streams", text(streams, proofs.leaves()));
        Map<Digest, ShownOrigin> origins = events.origins(files);
        report.ok("origin", origins.size() + " records of origins, each with the digest that its events name");
        addLines(files, proofs, events, origins, batches, streams);
        new BundleExtras(ignorePage, report).verify(files, events, all);
    }

    private static String text(BundledStreams streams, long leaves) {
        return streams.complete().isEmpty()
                ? "none is claimed to be complete"
                : streams.complete().stream().map(one -> one.text(leaves)).collect(Collectors.joining("; "));
    }

    private void addLines(
            BundleFiles files,
            BundledProofs proofs,
            BundledEvents events,
            Map<Digest, ShownOrigin> origins,
            BundledBatches batches,
            BundledStreams streams)
            throws NotProvenException {
        Draft draft = report.draft();
        EventLines lines = new EventLines(draft);
        int disclosed = 0;
        for (Map.Entry<Long, LoggedEvent> event : events.byLeaf().entrySet()) {
            lines.add(
                    event.getValue(),
                    event.getKey(),
                    proofs.leaves(),
                    batches.sealed(event.getKey()),
                    Optional.ofNullable(origins.get(event.getValue().envelope().origin())));
            Disclosed values = Disclosed.of(event.getValue(), files);
            values.addTo(draft, event.getValue().envelope());
            disclosed += values.values().size();
        }
        report.ok("disclosed", disclosed + " values, each committed to by its event");
        for (BundledStreams.Complete one : streams.complete()) {
            draft.add(
                    StreamLines.complete(one.stream(), one.tag(), one.count(), one.manifest(), proofs.leaves(), draft));
            draft.add(StreamLines.unmapped(one.stream(), one.manifest()));
            lines.complete(one.stream());
        }
        lines.close();
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
            report.draft().evidenceBelieves(own, policyFile);
            return own;
        } catch (IllegalArgumentException e) {
            report.note("policy", e.getMessage());
            throw new CouldNotCheckException("the bundle's own policy is none", e);
        }
    }
}
