package io.symbia.verifier.audit;

import io.symbia.tlog.entry.BatchManifest;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.entry.SourceRange;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.report.CouldNotCheckException;
import io.symbia.verifier.report.NotProvenException;
import io.symbia.verifier.source.LogSource;
import java.util.HashMap;
import java.util.Map;

/** Follows the manifests: each is the one its leaf names, names the one before it, and covers the leaves since that one. */
final class ManifestChain {
    private final LogSource log;
    private final Map<Partition, Long> nextOffsets = new HashMap<>();
    private Hash previous = BatchManifest.NO_PREVIOUS;
    private long batches;
    private long nextStart; // The leaf after the last manifest.

    /** Of one topic. */
    private record Partition(String topic, int number) {}

    ManifestChain(LogSource log) {
        this.log = log;
    }

    BatchManifest add(Entry.Manifest entry, long leafIndex) throws NotProvenException, CouldNotCheckException {
        String path = "manifests/" + batches;
        Octets bytes = log.read(path);
        BatchManifest manifest = parse(path, bytes);
        require(manifest.batch() == batches, path + " says it is batch " + manifest.batch());
        // The canonical form has one spelling, so the entry computed from it has the digest of exactly these bytes.
        require(manifest.entry().equals(entry), "leaf " + leafIndex + " is not the entry of " + path);
        require(manifest.previous().equals(previous), path + " names " + manifest.previous() + " as the one before it");
        require(
                manifest.start() == nextStart && manifest.end() == leafIndex,
                path + " covers leaves " + manifest.start() + " to " + manifest.end() + ", it ends " + nextStart
                        + " to " + leafIndex);
        for (SourceRange source : manifest.sources()) {
            follow(path, source);
        }
        previous = manifest.digest();
        nextStart = leafIndex + 1;
        batches++;
        return manifest;
    }

    private static BatchManifest parse(String path, Octets bytes) throws NotProvenException {
        try {
            return BatchManifest.parse(StrictUtf8.decode(bytes));
        } catch (IllegalArgumentException e) {
            throw new NotProvenException("batches", path + ": " + e.getMessage());
        }
    }

    private void follow(String path, SourceRange source) throws NotProvenException {
        Partition partition = new Partition(source.topic(), source.partition());
        long next = nextOffsets.getOrDefault(partition, 0L);
        if (source.from() < next) {
            throw new NotProvenException(
                    "offsets", path + " reads " + partition + " from " + source.from() + ", it was read up to " + next);
        }
        nextOffsets.put(partition, source.to());
    }

    /** A sealed log ends with a manifest: events after the last one would belong to no batch. */
    void finish(long treeSize) throws NotProvenException {
        require(nextStart == treeSize, "leaves " + nextStart + " to " + (treeSize - 1) + " belong to no batch");
    }

    private static void require(boolean holds, String otherwise) throws NotProvenException {
        if (!holds) {
            throw new NotProvenException("batches", otherwise);
        }
    }

    long batches() {
        return batches;
    }

    int partitions() {
        return nextOffsets.size();
    }
}
