package io.symbia.verifier.bundle;

import io.symbia.tlog.entry.BatchManifest;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.tree.MerkleTree;
import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.event.EventLines;
import io.symbia.verifier.report.NotProvenException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The batches that sealed the events of a bundle: each event's is there, and each has an event. */
final class BundledBatches {
    private final Map<Long, BatchManifest> byEnd = new TreeMap<>();

    private BundledBatches() {}

    static BundledBatches read(BundleFiles files, BundledProofs proofs, Set<Long> eventLeaves)
            throws NotProvenException {
        BundledBatches batches = new BundledBatches();
        Set<Long> without = new HashSet<>(eventLeaves);
        for (String batch : files.names(BundleNames.MANIFESTS, BundleNames.JSON)) {
            String name = BundleNames.MANIFESTS + batch;
            BatchManifest manifest = parse(name, files.take(name + BundleNames.JSON));
            long leaf =
                    proofs.verifyLeaf(name, MerkleTree.leafHash(manifest.entry().format()));
            require(leaf == manifest.end() && batch.equals(Long.toString(manifest.batch())), name + " is misplaced");
            boolean holdsSome = without.removeIf(event -> event >= manifest.start() && event < manifest.end());
            require(holdsSome, name + " holds none of these events");
            batches.byEnd.put(manifest.end(), manifest);
        }
        require(
                without.isEmpty(),
                "no manifest covers leaf " + without.stream().findFirst().orElse(0L));
        return batches;
    }

    private static BatchManifest parse(String name, Octets bytes) throws NotProvenException {
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

    int count() {
        return byEnd.size();
    }

    /**
     * These manifests and others by their leaves, each once; each is in the log, so of one end there is one.
     *
     * @throws NotProvenException if their numbers do not rise with their leaves, or a leaf is in two of them
     */
    List<BatchManifest> with(List<BatchManifest> others) throws NotProvenException {
        SortedMap<Long, BatchManifest> all = new TreeMap<>(byEnd);
        others.forEach(manifest -> all.put(manifest.end(), manifest));
        BatchManifest before = null;
        for (BatchManifest manifest : all.values()) { // INVARIANT 163
            require(
                    before == null || (before.batch() < manifest.batch() && before.end() < manifest.start()),
                    "batch " + manifest.batch() + " does not follow the one that ends before it");
            before = manifest;
        }
        return List.copyOf(all.values());
    }

    /** When the event of that leaf was sealed, by the log's word. */
    String sealed(long eventLeaf) {
        return byEnd.values().stream()
                .filter(manifest -> eventLeaf < manifest.end()) // The first that ends after it covers it.
                .map(manifest -> EventLines.millis(manifest.sealedAt()))
                .findFirst()
                .orElseThrow();
    }
}
