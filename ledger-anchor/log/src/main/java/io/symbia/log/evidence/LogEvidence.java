package io.symbia.log.evidence;

import io.symbia.log.proof.Prover;
import io.symbia.log.publishing.Published;
import io.symbia.log.storage.LogReader;
import io.symbia.tlog.bundle.EvidenceArchive;
import io.symbia.tlog.checkpoint.TlogProof;
import io.symbia.tlog.entry.BatchManifest;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.streams.StreamProof;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The log's half of an evidence bundle: proofs of some events, the manifests of their batches with proofs, all under one checkpoint. The
 * other half, the events themselves, the log does not have.
 */
public final class LogEvidence {
    /** Most events of one archive. */
    public static final int MAX_EVENTS = 1_000;

    private final Published published;
    private final LogReader reader;
    private final SortedMap<String, Octets> files = new TreeMap<>();

    /** Evidence as of what is published. */
    public LogEvidence(Published published, LogReader reader, Octets policy) {
        this.published = published;
        this.reader = reader;
        files.put("checkpoint", octets(published.checkpoint().format()));
        files.put("policy", policy);
    }

    /** Adds the proofs of some leaves, and of their batches. */
    public LogEvidence events(List<Long> leaves) throws IOException {
        for (long leaf : leaves) {
            Entry entry = Entry.parse(reader.entry(leaf));
            files.put(
                    "events/" + entry.digest() + TlogProof.EXTENSION,
                    octets(Prover.inclusion(leaf, published, reader).format()));
            manifest(leaf);
        }
        return this;
    }

    /** Adds the proof of a whole stream. */
    public LogEvidence stream(StreamProof proof) {
        files.put("streams/" + proof.tag() + StreamProof.EXTENSION, octets(proof.format()));
        return this;
    }

    private void manifest(long leaf) throws IOException {
        BatchManifest manifest = batchOf(leaf);
        String name = "manifests/" + manifest.batch();
        if (files.put(name + ".json", octets(manifest.format())) == null) {
            TlogProof proof = Prover.inclusion(manifest.end(), published, reader);
            files.put(name + TlogProof.EXTENSION, octets(proof.format()));
        }
    }

    /** By halving: batches follow each other without a gap. */
    private BatchManifest batchOf(long leaf) throws IOException {
        long first = 0;
        long last = published.batches() - 1;
        while (first < last) {
            long middle = (first + last) / 2;
            if (manifestOf(middle).end() < leaf) {
                first = middle + 1;
            } else {
                last = middle;
            }
        }
        return manifestOf(first);
    }

    private BatchManifest manifestOf(long batch) throws IOException {
        return BatchManifest.parse(new String(reader.manifest(batch).toArray(), StandardCharsets.UTF_8));
    }

    private static Octets octets(String text) {
        return Octets.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The archive. */
    public EvidenceArchive archive() {
        return new EvidenceArchive(files);
    }
}
