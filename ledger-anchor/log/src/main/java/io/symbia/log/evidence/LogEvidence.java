package io.symbia.log.evidence;

import io.symbia.log.proof.Prover;
import io.symbia.log.publishing.Published;
import io.symbia.log.storage.LogReader;
import io.symbia.log.storage.commits.DamagedLogException;
import io.symbia.tlog.bundle.ArchiveInParts;
import io.symbia.tlog.checkpoint.TlogProof;
import io.symbia.tlog.entry.BatchManifest;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.streams.StreamProof;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The log's half of an evidence bundle: proofs of some events, the manifests of their batches with proofs, all under one checkpoint. The
 * other half, the events themselves, the log does not have. Nothing is made before it is needed: what is kept are the names of the files.
 */
public final class LogEvidence {
    /** Most events of one archive. */
    public static final int MAX_EVENTS = 1_000;

    private final Published published;
    private final LogReader reader;
    private final SortedMap<String, ArchiveInParts.Content> files = new TreeMap<>();
    private final Map<Long, Long> ends = new HashMap<>(); // The last leaf of each batch that was looked at.

    /** Evidence as of what is published. */
    public LogEvidence(Published published, LogReader reader, Octets policy) {
        this.published = published;
        this.reader = reader;
        Octets checkpoint = octets(published.checkpoint().format());
        files.put("checkpoint", () -> checkpoint);
        files.put("policy", () -> policy);
    }

    /** Adds the proofs of some leaves, at most {@link #MAX_EVENTS}, and of their batches. */
    public LogEvidence events(List<Long> leaves) throws IOException {
        for (long leaf : leaves) {
            Entry entry = Entry.parse(reader.entry(leaf));
            files.put("events/" + entry.digest() + TlogProof.EXTENSION, () -> proof(leaf));
            long batch = reader.commitHolding(leaf, published.batches()).batch();
            String name = "manifests/" + batch;
            files.put(name + ".json", () -> manifest(batch));
            files.put(name + TlogProof.EXTENSION, () -> proof(end(batch)));
        }
        return this;
    }

    /** Adds the proof of a whole stream. */
    public LogEvidence stream(StreamProof proof) {
        Octets text = octets(proof.format());
        files.put("streams/" + proof.tag() + StreamProof.EXTENSION, () -> text);
        return this;
    }

    private Octets proof(long leaf) throws IOException {
        return octets(Prover.inclusion(leaf, published, reader).format());
    }

    private Octets manifest(long batch) throws IOException {
        Octets manifest = reader.manifest(batch);
        Hash sealed = Entry.parse(reader.entry(end(batch))).digest();
        if (!Hash.ofContent(manifest.toArray()).equals(sealed)) { // INVARIANT 34: nothing leaves that does not verify.
            throw new DamagedLogException("manifests: batch " + batch + " is not what its leaf says");
        }
        return manifest;
    }

    private long end(long batch) throws IOException {
        Long known = ends.get(batch);
        if (known != null) {
            return known;
        }
        BatchManifest manifest =
                BatchManifest.parse(new String(reader.manifest(batch).toArray(), StandardCharsets.UTF_8));
        ends.put(batch, manifest.end());
        return manifest.end();
    }

    private static Octets octets(String text) {
        return Octets.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The archive, each of whose files was made once and verified. */
    public ArchiveInParts archive() throws IOException {
        return ArchiveInParts.of(files);
    }
}
