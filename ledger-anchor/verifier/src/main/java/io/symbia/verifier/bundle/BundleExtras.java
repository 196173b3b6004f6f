package io.symbia.verifier.bundle;

import io.symbia.tlog.bundle.EvidenceArchive;
import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.event.LoggedEvent;
import io.symbia.verifier.report.NotProvenException;
import io.symbia.verifier.report.Report;
import io.symbia.verifier.statement.Kind;
import io.symbia.verifier.statement.Line;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What helps to read a bundle and proves nothing, schemas and the page, and that there is nothing else. */
final class BundleExtras {
    private final boolean ignorePage;
    private final Report report;

    /** @param ignorePage whether the reader lets a page of another make pass */
    BundleExtras(boolean ignorePage, Report report) {
        this.ignorePage = ignorePage;
        this.report = report;
    }

    void verify(BundleFiles files, BundledEvents events, EvidenceArchive all) throws NotProvenException {
        verifySchemas(files, events);
        Optional<Octets> page = files.find(BundleNames.PAGE);
        files.requireNoneLeft();
        if (page.isPresent()) {
            verifyPage(page.get(), all);
        }
    }

    /** A page of another make could show anything, in green, to whoever opens it. */
    private void verifyPage(Octets page, EvidenceArchive all) throws NotProvenException {
        SortedMap<String, Octets> others = new TreeMap<>(all.files());
        others.remove(BundleNames.PAGE);
        if (page.equals(EvidencePage.of(others))) {
            report.note("page", "index.html is the page that this verifier writes");
        } else if (ignorePage) {
            report.draft().add(Line.of(Kind.PAGE));
        } else {
            throw new NotProvenException(
                    "page",
                    "index.html is not the page that this verifier writes and could show anything; --ignore-page passes"
                            + " over it, if another version of the verifier made the bundle");
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
