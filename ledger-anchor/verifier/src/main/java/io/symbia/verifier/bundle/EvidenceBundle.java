package io.symbia.verifier.bundle;

import io.symbia.events.kernel.privacy.Disclosure;
import io.symbia.events.kernel.privacy.Sensitivity;
import io.symbia.tlog.bundle.EvidenceArchive;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.event.Commitments;
import io.symbia.verifier.event.LoggedEvent;
import io.symbia.verifier.report.NotProvenException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes a bundle from the log's half of it and what a holder has: the events, and values that were disclosed to the holder. */
public final class EvidenceBundle {
    private final SortedMap<String, Octets> files;

    private EvidenceBundle(SortedMap<String, Octets> files) {
        this.files = files;
    }

    /**
     * A bundle; the same parts give the same bytes.
     *
     * @param log         as {@code GET /evidence} of the log answers
     * @param events      exact bytes
     * @param disclosures in their encoded form; those that no event commits to are refused
     * @param origins     records of the events' origins; those that no event names are refused
     */
    public static EvidenceArchive of(
            EvidenceArchive log, List<Octets> events, List<String> disclosures, List<Octets> origins)
            throws NotProvenException {
        EvidenceBundle bundle = new EvidenceBundle(new TreeMap<>(log.files()));
        int disclosed = 0;
        for (Octets event : events) {
            disclosed += bundle.add(event, disclosures);
        }
        if (disclosed < disclosures.size()) {
            throw new NotProvenException(
                    "disclosed", (disclosures.size() - disclosed) + " disclosures are of none of these events");
        }
        bundle.addOrigins(events, origins);
        bundle.files.put(BundleNames.PAGE, EvidencePage.of(bundle.files));
        return new EvidenceArchive(bundle.files);
    }

    private void addOrigins(List<Octets> events, List<Octets> origins) throws NotProvenException {
        Set<String> named = new HashSet<>();
        for (Octets event : events) {
            named.add(LoggedEvent.read(event).envelope().origin().hex());
        }
        for (Octets origin : origins) {
            String digest = Hash.ofContent(origin.toArray()).hex();
            if (!named.contains(digest)) {
                throw new NotProvenException("origin", "none of these events names the origin " + digest);
            }
            files.put(BundleNames.ORIGINS + digest + BundleNames.JSON, origin);
        }
    }

    private int add(Octets bytes, List<String> disclosures) throws NotProvenException {
        LoggedEvent event = LoggedEvent.read(bytes);
        String digest = event.entry().digest().hex();
        files.put(BundleNames.EVENTS + digest + BundleNames.JSON, bytes);
        files.putAll(EventSchemaFiles.of(event.envelope().type()));
        Set<String> committed = Commitments.of(event.envelope().data()).digests();
        StringBuilder own = new StringBuilder();
        int count = 0;
        for (String encoded : disclosures) {
            if (committed.remove(
                    Disclosure.parse(encoded, Sensitivity.RESTRICTED).digest())) {
                own.append(encoded).append('\n');
                count++;
            }
        }
        if (count > 0) {
            files.put(BundleNames.DISCLOSURES + digest + BundleNames.TEXT, StrictUtf8.encode(own.toString()));
        }
        return count;
    }
}
