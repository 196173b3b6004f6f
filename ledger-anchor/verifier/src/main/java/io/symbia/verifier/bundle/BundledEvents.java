package io.symbia.verifier.bundle;

import io.symbia.events.kernel.canonical.Digest;
import io.symbia.tlog.entry.StreamTag;
import io.symbia.verifier.event.LoggedEvent;
import io.symbia.verifier.event.ShownOrigin;
import io.symbia.verifier.report.CouldNotCheckException;
import io.symbia.verifier.report.NotProvenException;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The events of a bundle by their leaves, each named by its digest and proven to be in the log. */
final class BundledEvents {
    private final SortedMap<Long, LoggedEvent> byLeaf;

    private BundledEvents(SortedMap<Long, LoggedEvent> byLeaf) {
        this.byLeaf = Collections.unmodifiableSortedMap(byLeaf);
    }

    static BundledEvents read(BundleFiles files, BundledProofs proofs)
            throws NotProvenException, CouldNotCheckException {
        SortedMap<Long, LoggedEvent> byLeaf = new TreeMap<>();
        for (String digest : files.names(BundleNames.EVENTS, BundleNames.JSON)) {
            String name = BundleNames.EVENTS + digest;
            LoggedEvent event = LoggedEvent.read(files.takeNamed("events", name + BundleNames.JSON, digest));
            byLeaf.put(proofs.verifyLeaf(name, event.leafHash()), event);
        }
        if (byLeaf.isEmpty()) { // Nothing checked is not everything proven.
            throw new CouldNotCheckException("there is no event in the bundle");
        }
        return new BundledEvents(byLeaf);
    }

    /** The records of their origins that are here, by the digest that events name; each is read once. */
    Map<Digest, ShownOrigin> origins(BundleFiles files) throws NotProvenException {
        Map<Digest, ShownOrigin> origins = new HashMap<>();
        for (LoggedEvent event : byLeaf.values()) {
            Digest digest = event.envelope().origin();
            String name = BundleNames.ORIGINS + digest.hex() + BundleNames.JSON;
            if (!origins.containsKey(digest) && files.has(name)) {
                origins.put(digest, ShownOrigin.read(files.takeNamed("origin", name, digest.hex())));
            }
        }
        return origins;
    }

    SortedMap<Long, LoggedEvent> byLeaf() {
        return byLeaf;
    }

    List<LoggedEvent> all() {
        return List.copyOf(byLeaf.values());
    }

    /** Those of a stream, by sequence. */
    List<LoggedEvent> of(StreamTag tag) {
        return byLeaf.values().stream()
                .filter(event -> event.entry().tag().equals(tag))
                .sorted(Comparator.comparingLong(event -> event.entry().sequence()))
                .toList();
    }
}
