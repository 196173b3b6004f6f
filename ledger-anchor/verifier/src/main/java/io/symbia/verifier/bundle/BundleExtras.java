package io.symbia.verifier.bundle;

import io.symbia.tlog.bundle.EvidenceArchive;
import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.event.LoggedEvent;
import io.symbia.verifier.report.NotProvenException;
import io.symbia.verifier.report.Report;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What helps to read a bundle and proves nothing: schemas and the page. Compared with what this program would have written. */
final class BundleExtras {
    private static final String OTHER =
            "not the page that this verifier writes: believe this report, not what it shows";

    private final Report report;

    BundleExtras(Report report) {
        this.report = report;
    }

    void verify(BundleFiles files, BundledEvents events, EvidenceArchive all) throws NotProvenException {
        verifySchemas(files, events);
        Optional<Octets> page = files.find(BundleNames.PAGE);
        if (page.isPresent()) {
            SortedMap<String, Octets> others = new TreeMap<>(all.files());
            others.remove(BundleNames.PAGE);
            boolean isOurs = page.get().equals(EvidencePage.of(others));
            report.note("page", isOurs ? "index.html is the page that this verifier writes" : "index.html is " + OTHER);
        }
    }

    private void verifySchemas(BundleFiles files, BundledEvents events) throws NotProvenException {
        SortedMap<String, Octets> expected = new TreeMap<>();
        for (LoggedEvent event : events.all()) {
            expected.putAll(EventSchemaFiles.of(event.envelope().type()));
        }
        int known = 0;
        for (String name : files.names(BundleNames.SCHEMAS, BundleNames.JSON)) {
            Octets schema = files.take(BundleNames.SCHEMAS + name + BundleNames.JSON);
            boolean isOfAnEvent = events.all().stream()
                            .anyMatch(event -> event.envelope().type().equals(name))
                    || name.equals(EventSchemaFiles.ENVELOPE);
            if (!isOfAnEvent) {
                throw new NotProvenException("schemas", name + " is the type of no event of this bundle");
            }
            known += schema.equals(expected.get(BundleNames.SCHEMAS + name + BundleNames.JSON)) ? 1 : 0;
        }
        report.note("schemas", known + " are those that this verifier knows; schemas are for reading, not evidence");
    }
}
