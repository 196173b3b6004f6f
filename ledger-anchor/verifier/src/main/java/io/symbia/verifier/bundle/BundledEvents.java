package io.symbia.verifier.bundle;

import io.symbia.events.privacy.Disclosure;
import io.symbia.events.privacy.Sensitivity;
import io.symbia.tlog.entry.BatchManifest;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.streams.ProvenStream;
import io.symbia.tlog.streams.StreamProof;
import io.symbia.tlog.tree.InvalidProofException;
import io.symbia.tlog.tree.MerkleTree;
import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.event.LoggedEvent;
import io.symbia.verifier.report.CouldNotCheckException;
import io.symbia.verifier.report.NotProvenException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The events of a bundle and what else in it is about them. */
final class BundledEvents {
    private final Map<Long, LoggedEvent> byLeaf;

    private BundledEvents(Map<Long, LoggedEvent> byLeaf) {
        this.byLeaf = byLeaf;
    }

    static BundledEvents read(BundleFiles files, BundledProofs proofs)
            throws NotProvenException, CouldNotCheckException {
        Map<Long, LoggedEvent> byLeaf = new TreeMap<>();
        for (String digest : files.names(BundleNames.EVENTS, BundleNames.JSON)) {
            String name = BundleNames.EVENTS + digest;
            LoggedEvent event = LoggedEvent.read(files.take(name + BundleNames.JSON));
            if (!event.entry().digest().hex().equals(digest)) {
                throw new NotProvenException(
                        "events", name + " has digest " + event.entry().digest());
            }
            byLeaf.put(proofs.verifyLeaf(name, event.leafHash()), event);
        }
        if (byLeaf.isEmpty()) { // Nothing checked is not everything proven.
            throw new CouldNotCheckException("there is no event in the bundle");
        }
        return new BundledEvents(byLeaf);
    }

    List<LoggedEvent> all() {
        return List.copyOf(byLeaf.values());
    }

    /** That each event's batch is there, and each batch has an event. Returns the figures. */
    String verifyManifests(BundleFiles files, BundledProofs proofs) throws NotProvenException {
        Set<Long> without = new HashSet<>(byLeaf.keySet());
        List<String> batches = files.names(BundleNames.MANIFESTS, BundleNames.JSON);
        for (String batch : batches) {
            String name = BundleNames.MANIFESTS + batch;
            BatchManifest manifest = manifest(name, files.take(name + BundleNames.JSON));
            long leaf =
                    proofs.verifyLeaf(name, MerkleTree.leafHash(manifest.entry().format()));
            require(leaf == manifest.end() && batch.equals(Long.toString(manifest.batch())), name + " is misplaced");
            boolean holdsSome = without.removeIf(event -> event >= manifest.start() && event < manifest.end());
            require(holdsSome, name + " holds none of these events");
        }
        require(
                without.isEmpty(),
                "no manifest covers leaf " + without.stream().findFirst().orElse(0L));
        return batches.size() + " manifests, each in the log, cover all events";
    }

    private static BatchManifest manifest(String name, Octets bytes) throws NotProvenException {
        try {
            return BatchManifest.parse(StrictUtf8.decode(bytes));
        } catch (IllegalArgumentException e) {
            throw new NotProvenException("batches", name + ": " + e.getMessage());
        }
    }

    private static void require(boolean holds, String otherwise) throws NotProvenException {
        if (!holds) {
            throw new NotProvenException("batches", otherwise);
        }
    }

    /** That the events of a stream, if its proof is there, are all its events. Returns the figures. */
    String verifyStreams(BundleFiles files, BundledProofs proofs) throws NotProvenException {
        List<String> complete = new ArrayList<>();
        for (String tag : files.names(BundleNames.STREAMS, StreamProof.EXTENSION)) {
            ProvenStream proven = proofs.verifyStream(tag);
            List<Entry.Event> events = byLeaf.values().stream()
                    .map(LoggedEvent::entry)
                    .filter(event -> event.tag().equals(proven.tag()))
                    .sorted(Comparator.comparingLong(Entry.Event::sequence))
                    .toList();
            try {
                proven.requireExactly(events);
            } catch (InvalidProofException e) {
                throw new NotProvenException("streams", e.getMessage());
            }
            complete.add(tag + " with " + events.size() + " events, as of leaf " + (proven.size() - 1));
        }
        return complete.isEmpty() ? "none is claimed to be complete" : "complete: " + String.join("; ", complete);
    }

    /** That each disclosure is committed to by the event that it is said to be of. Returns how many there are. */
    int verifyDisclosures(BundleFiles files) throws NotProvenException {
        int count = 0;
        for (LoggedEvent event : byLeaf.values()) {
            String name = BundleNames.DISCLOSURES + event.entry().digest() + BundleNames.TEXT;
            Octets file = files.find(name).orElse(Octets.EMPTY);
            List<Disclosure> disclosures = disclosures(name, file);
            Set<String> committed = Commitments.of(event.envelope().data());
            for (Disclosure disclosure : disclosures) {
                if (!committed.remove(disclosure.digest())) { // Removed: the same one twice is one too many.
                    throw new NotProvenException(
                            "disclosed", name + ": no commitment to this value of " + disclosure.name());
                }
            }
            count += disclosures.size();
        }
        return count;
    }

    private static List<Disclosure> disclosures(String name, Octets file) throws NotProvenException {
        try {
            List<Disclosure> disclosures = StrictUtf8.decode(file)
                    .lines()
                    .map(line -> Disclosure.parse(line, Sensitivity.RESTRICTED))
                    .toList();
            String text = disclosures.stream().map(one -> one.encoded() + "\n").collect(Collectors.joining());
            if (!StrictUtf8.encode(text).equals(file)) {
                throw new NotProvenException("disclosed", name + " is not one disclosure a line");
            }
            return disclosures;
        } catch (IllegalArgumentException e) {
            throw new NotProvenException("disclosed", name + ": " + e.getMessage());
        }
    }
}
