package io.symbia.mirror;

import io.symbia.mirror.checkpoints.MirroredLog;
import io.symbia.tlog.checkpoint.AddCheckpoint;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.entry.BatchManifest;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.entry.ManifestBundle;
import io.symbia.tlog.entry.SourceRange;
import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSigner;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.MerkleTree;
import io.symbia.tlog.tree.Octets;
import io.symbia.tlog.tree.SubtreeProof;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A log in memory, of batches with one event each, and what its client sends to a mirror. */
final class GrownLog {
    static final String ORIGIN = "log.example/tea";
    static final NoteSigner KEY = NoteSigner.ofSeed(ORIGIN, seed("log"));

    private final List<Octets> entries = new ArrayList<>();
    private final List<Hash> leaves = new ArrayList<>();
    private final List<Octets> manifests = new ArrayList<>();

    /** Two logs of different stories are a fork. */
    GrownLog(String story, int batches) {
        this(story, batches, story, batches);
    }

    /** A log that has one story first, and goes on with another. */
    GrownLog(String first, int firstBatches, String then, int batches) {
        Hash previous = BatchManifest.NO_PREVIOUS;
        for (int batch = 0; batch < batches; batch++) {
            String story = batch < firstBatches ? first : then;
            add(new Entry.Event(hash(story + batch), StreamTag.parseHex("5f0c1111111111111111111111111111"), batch));
            SourceRange source = new SourceRange("symbia.payment.events", 0, batch, batch + 1, 1);
            BatchManifest manifest = new BatchManifest(
                    batch,
                    2L * batch,
                    2L * batch + 1,
                    previous,
                    Instant.parse("2026-11-22T09:30:00.250Z").plusMillis(story.length()),
                    List.of(source));
            add(manifest.entry());
            manifests.add(Octets.of(manifest.format().getBytes(StandardCharsets.UTF_8)));
            previous = manifest.digest();
        }
    }

    static Octets seed(String text) {
        return Octets.of(hash(text).toArray());
    }

    private static Hash hash(String text) {
        return Hash.ofContent(text.getBytes(StandardCharsets.UTF_8));
    }

    private void add(Entry entry) {
        entries.add(entry.format());
        leaves.add(MerkleTree.leafHash(entry.format()));
    }

    static MirroredLog mirrored() {
        return new MirroredLog(ORIGIN, List.of(KEY.verifierKey()));
    }

    int size() {
        return entries.size();
    }

    Octets entry(int leaf) {
        return entries.get(leaf);
    }

    List<Octets> manifests() {
        return manifests;
    }

    private Hash stored(int level, long index) {
        return MerkleTree.root(leaves.subList((int) (index << level), (int) ((index + 1) << level)));
    }

    Note checkpoint(int size) {
        return KEY.note(new Checkpoint(ORIGIN, size, MerkleTree.root(leaves.subList(0, size))).format());
    }

    AddCheckpoint growth(int from, int to) {
        List<Hash> proof = from == 0 ? List.of() : MerkleTree.consistencyProof(from, to, this::stored);
        return new AddCheckpoint(from, proof, checkpoint(to));
    }

    /** The header of {@code add-entries}. */
    static byte[] header(String origin, long start, long end) {
        return written(out -> {
            byte[] name = origin.getBytes(StandardCharsets.UTF_8);
            out.writeShort(name.length);
            out.write(name);
            out.writeLong(start);
            out.writeLong(end);
            out.writeShort(0);
        });
    }

    /** The whole canonical sequence. */
    byte[] upload(int start, int end) {
        return upload(start, end, Integer.MAX_VALUE);
    }

    /** So many packages of it. */
    byte[] upload(int start, int end, int packages) {
        return written(out -> {
            out.write(header(ORIGIN, start, end));
            int at = start;
            for (int number = 0; number < packages && at < end; number++) {
                int packageEnd = Math.min(end, (at / 256 + 1) * 256);
                writePackage(out, at, packageEnd, end);
                at = packageEnd;
            }
        });
    }

    private void writePackage(DataOutputStream out, int start, int packageEnd, int end) throws IOException {
        for (int leaf = start; leaf < packageEnd; leaf++) {
            out.writeShort(entries.get(leaf).size());
            out.write(entries.get(leaf).toArray());
        }
        List<Hash> proof = SubtreeProof.prove(start / 256 * 256L, packageEnd, end, this::stored);
        out.writeByte(proof.size());
        for (Hash hash : proof) out.write(hash.toArray());
    }

    byte[] manifestsFrom(int first, int end) {
        return written(out -> {
            byte[] name = ORIGIN.getBytes(StandardCharsets.UTF_8);
            out.writeShort(name.length);
            out.write(name);
            out.writeLong(first);
            out.write(bundle(first, end).toArray());
        });
    }

    Octets bundle(int first, int end) {
        return new ManifestBundle(manifests.subList(first, end)).format();
    }

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private static byte[] written(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            writing.to(new DataOutputStream(bytes));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
