package io.symbia.verifier.audit.seen;

import io.symbia.tlog.entry.BatchManifest;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.entry.PassedRange;
import io.symbia.tlog.entry.SealedKeys;
import io.symbia.tlog.entry.SourceRange;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.report.CouldNotCheckException;
import io.symbia.verifier.report.NotProvenException;
import io.symbia.verifier.source.PublishedManifests;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Follows the manifests: each is the one its leaf names, names the one before it, and covers the leaves since that one. */
public final class ManifestChain {
    private final Map<Partition, Long> nextOffsets = new HashMap<>();
    private Hash previous = BatchManifest.NO_PREVIOUS;
    private long batches;
    private long nextStart; // The leaf after the last manifest.
    private Instant lastSealedAt = Instant.EPOCH;
    private Optional<SealedKeys> keys = Optional.empty();
    private PassedOver passed = new PassedOver();
    private long keysLeaf; // Of the manifest that names them.

    /** Of one topic. */
    private record Partition(String topic, int number) {}

    /** Says that so many of the next manifests will be read soon. */
    public void expect(PublishedManifests published, int count, long leavesLeft) {
        published.expect(batches, count, leavesLeft);
    }

    /** Follows the manifest whose entry is the leaf of that index, in a tree of that size, and returns it. */
    public BatchManifest add(Entry.Manifest entry, long leafIndex, PublishedManifests published, long treeSize)
            throws NotProvenException, CouldNotCheckException {
        String path = "manifests/" + batches;
        BatchManifest manifest = parse(path, published.read(batches, treeSize - leafIndex));
        require(manifest.batch() == batches, path + " says it is batch " + manifest.batch());
        // The canonical form has one spelling, so the entry computed from it has the digest of exactly these bytes.
        require(manifest.entry().equals(entry), "leaf " + leafIndex + " is not the entry of " + path);
        require(manifest.previous().equals(previous), path + " names " + manifest.previous() + " as the one before it");
        require(
                manifest.start() == nextStart && manifest.end() == leafIndex,
                path + " covers leaves " + manifest.start() + " to " + manifest.end() + ", it ends " + nextStart
                        + " to " + leafIndex);
        require(
                !manifest.sealedAt().isBefore(lastSealedAt), // INVARIANT 113
                path + " was sealed at " + manifest.sealedAt() + ", the one before it at " + lastSealedAt);
        for (SourceRange source : manifest.sources()) {
            follow(path, new Partition(source.topic(), source.partition()), source.from(), source.to());
        }
        // INVARIANT 84: records are left out, and offsets begin again, by a sealed decision alone.
        for (PassedRange range : manifest.passed()) {
            follow(path, new Partition(range.topic(), range.partition()), range.from(), range.to());
        }
        passed.add(manifest);
        // INVARIANT 69: a key that was there before vouches for each that comes.
        require(manifest.mayName(keys), path + " names keys none of which signed before");
        if (manifest.keys().isPresent()) {
            keys = manifest.keys();
            keysLeaf = leafIndex;
        }
        previous = manifest.digest();
        nextStart = leafIndex + 1;
        lastSealedAt = manifest.sealedAt();
        batches++;
        return manifest;
    }

    private BatchManifest parse(String path, Octets bytes) throws NotProvenException {
        try {
            return BatchManifest.parse(StrictUtf8.decode(bytes));
        } catch (IllegalArgumentException e) {
            throw NotProvenException.unattributed("batches", place(), path + ": " + e.getMessage());
        }
    }

    private void follow(String path, Partition partition, long from, long to) throws NotProvenException {
        long next = nextOffsets.getOrDefault(partition, 0L);
        if (from < next) {
            throw new NotProvenException(
                    "offsets", place(), path + " reads " + partition + " from " + from + ", it was read up to " + next);
        }
        nextOffsets.put(partition, to);
    }

    /** A sealed log ends with a manifest: events after the last one would belong to no batch. */
    public void finish(long treeSize) throws NotProvenException {
        require(nextStart == treeSize, "leaves " + nextStart + " to " + (treeSize - 1) + " belong to no batch");
    }

    private void require(boolean holds, String otherwise) throws NotProvenException {
        if (!holds) {
            throw new NotProvenException("batches", place(), otherwise);
        }
    }

    private String place() {
        return "manifest " + batches;
    }

    /** All that the next manifest is compared with. */
    void write(DataOutputStream out) throws IOException {
        out.writeLong(batches);
        out.writeLong(nextStart);
        out.write(previous.toArray());
        out.writeLong(lastSealedAt.toEpochMilli());
        out.writeInt(nextOffsets.size());
        for (Map.Entry<Partition, Long> offset : nextOffsets.entrySet()) {
            out.writeUTF(offset.getKey().topic());
            out.writeInt(offset.getKey().number());
            out.writeLong(offset.getValue());
        }
    }

    /** The chain that {@link #write} wrote. */
    static ManifestChain read(DataInputStream in) throws IOException {
        ManifestChain chain = new ManifestChain();
        chain.batches = in.readLong();
        chain.nextStart = in.readLong();
        chain.previous = Hash.of(in.readNBytes(Hash.SIZE_BYTES));
        chain.lastSealedAt = Instant.ofEpochMilli(in.readLong());
        for (int left = in.readInt(); left > 0; left--) {
            chain.nextOffsets.put(new Partition(in.readUTF(), in.readInt()), in.readLong());
        }
        chain.passed = PassedOver.unknownBefore(chain.nextStart); // Unless it is read after this.
        return chain;
    }

    /** The keys that were named last; only if there are any. */
    void writeKeys(DataOutputStream out) throws IOException {
        SealedKeys named = keys.orElseThrow();
        out.writeLong(keysLeaf);
        out.writeInt(named.keys().size());
        for (VerifierKey key : named.keys()) {
            out.writeUTF(key.format());
        }
    }

    /** What {@link #writeKeys} wrote. */
    void readKeys(DataInputStream in) throws IOException {
        keysLeaf = in.readLong();
        List<VerifierKey> named = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            named.add(VerifierKey.parse(in.readUTF()));
        }
        keys = Optional.of(new SealedKeys(named));
    }

    /** What was passed over; what the first three versions of the state did not keep. */
    void writePassed(DataOutputStream out) throws IOException {
        passed.write(out);
    }

    /** What {@link #writePassed} wrote. */
    void readPassed(DataInputStream in) throws IOException {
        passed = PassedOver.read(in);
    }

    /** What operators had the log pass over. */
    public PassedOver passed() {
        return passed;
    }

    /** The keys that sign now; nothing if the log has never changed its keys. */
    public Optional<SealedKeys> keys() {
        return keys;
    }

    /** The leaf of the manifest that names them, zero-based; 0 if none does. */
    public long keysLeaf() {
        return keysLeaf;
    }

    /** When the last batch was sealed, as the log says; nothing before the first. */
    public Optional<Instant> lastSealedAt() {
        return batches == 0 ? Optional.empty() : Optional.of(lastSealedAt);
    }

    /** Number of manifests. */
    public long batches() {
        return batches;
    }

    /** Number of partitions that were read for the batches. */
    public int partitions() {
        return nextOffsets.size();
    }
}
