package io.symbia.verifier;

import io.symbia.events.kernel.canonical.CanonicalBytes;
import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.privacy.Disclosure;
import io.symbia.tlog.checkpoint.AddCheckpoint;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.checkpoint.TlogProof;
import io.symbia.tlog.entry.BatchManifest;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.entry.SealedKeys;
import io.symbia.tlog.entry.SealedStreams;
import io.symbia.tlog.entry.SourceRange;
import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSignature;
import io.symbia.tlog.note.NoteSigner;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.streams.StreamMap;
import io.symbia.tlog.streams.StreamMapBuilder;
import io.symbia.tlog.streams.StreamProof;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.HashReader;
import io.symbia.tlog.tree.MerkleTree;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A log of a few hundred leaves, kept in memory and published as files; honest unless a test tells it not to be. */
final class SmallLog {
    static final String ORIGIN = "log.example/symbia";
    static final Instant SEALED_AT = Instant.parse("2023-11-14T22:13:19.250Z");
    static final long COSIGNED_AT_SECONDS = 1_700_000_000; // 2023-11-14T22:13:20Z
    static final NoteSigner KEY = NoteSigner.ofSeed(ORIGIN, seed("log"));
    static final NoteSigner NEXT_KEY = NoteSigner.ofSeed(ORIGIN, seed("next"));
    static final NoteSigner CUSTOMS = NoteSigner.cosignerOfSeed("customs.example", seed("customs"));
    static final String POLICY =
            "log " + KEY.verifierKey() + "\nwitness customs " + CUSTOMS.verifierKey() + "\nquorum customs\n";

    private final List<Octets> entries = new ArrayList<>();
    private final List<Hash> leaves = new ArrayList<>();
    private final List<Octets> manifests = new ArrayList<>();
    private final List<CanonicalBytes> events = new ArrayList<>();
    private final List<Integer> eventLeaves = new ArrayList<>();
    private final Map<String, Long> nextSequences = new HashMap<>();
    private final Map<String, Digest> lastDigests = new HashMap<>();
    private Hash lastManifest = BatchManifest.NO_PREVIOUS;
    private long batchStart;
    private long nextOffset;
    private List<NoteSigner> signers = List.of(KEY);
    private Instant sealedAt = SEALED_AT;
    private Function<String, List<NoteSignature>> cosigners =
            text -> List.of(CUSTOMS.cosign(text, COSIGNED_AT_SECONDS));

    private static Octets seed(String name) {
        return Octets.of(Hash.ofContent(name.getBytes(StandardCharsets.UTF_8)).toArray());
    }

    /** Batches of 1, 2, 3 and so on events over seven streams, at least as many leaves as asked for. */
    static SmallLog ofAtLeast(int leafCount) {
        SmallLog log = new SmallLog();
        for (int batch = 1; log.entries.size() < leafCount; batch++) {
            for (int event = 0; event < batch; event++) {
                log.add("E-" + (log.events.size() % 7));
            }
            log.seal();
        }
        return log;
    }

    SmallLog add(String escrow) {
        return addCommitting(escrow, List.of());
    }

    /** An event that commits to some values that are not in it. */
    SmallLog addCommitting(String escrow, List<Disclosure> disclosures) {
        return addWritten(escrow, (sequence, previous) -> Events.event(escrow, sequence, previous, disclosures));
    }

    /** The first event of an escrow, with a line for each disclosure. */
    SmallLog addLines(String escrow, List<Disclosure> disclosures) {
        return addWritten(escrow, (_, _) -> Events.eventOfLines(escrow, disclosures));
    }

    /** An event that the test writes, given its sequence and the digest of the one before it. */
    SmallLog addWritten(String escrow, BiFunction<Long, Optional<Digest>, CanonicalBytes> written) {
        long sequence = nextSequences.merge(escrow, 1L, Long::sum) - 1;
        return add(escrow, sequence, written.apply(sequence, Optional.ofNullable(lastDigests.get(escrow))));
    }

    /** An event whose leaf has that sequence. */
    SmallLog add(String escrow, long sequence, CanonicalBytes event) {
        lastDigests.put(escrow, event.digest());
        eventLeaves.add(entries.size());
        events.add(event);
        return add(new Entry.Event(Hash.of(event.digest().toArray()), Events.tag(escrow), sequence));
    }

    SmallLog add(Entry entry) {
        entries.add(entry.format());
        leaves.add(MerkleTree.leafHash(entry.format()));
        return this;
    }

    SmallLog seal() {
        return seal(UnaryOperator.identity());
    }

    SmallLog seal(UnaryOperator<BatchManifest> change) {
        return seal(change, UnaryOperator.identity());
    }

    /** Seals with a manifest and an entry for it that the test may have changed. */
    SmallLog seal(UnaryOperator<BatchManifest> change, UnaryOperator<Entry.Manifest> changeEntry) {
        BatchManifest manifest = change.apply(next(Optional.empty(), Optional.empty()));
        return seal(manifest, changeEntry.apply(manifest.entry()));
    }

    /** What it says of the time of the next batches. */
    SmallLog sealAt(Instant time) {
        sealedAt = time;
        return this;
    }

    /** What its witness says of the time of its checkpoints. */
    SmallLog cosignAt(Instant time) {
        return cosignedBy(text -> List.of(CUSTOMS.cosign(text, time.getEpochSecond())));
    }

    /** From here on these cosign a checkpoint's text. */
    SmallLog cosignedBy(Function<String, List<NoteSignature>> others) {
        cosigners = others;
        return this;
    }

    /** From here on these sign. */
    SmallLog signWith(NoteSigner... keys) {
        signers = List.of(keys);
        return this;
    }

    /** Seals what was added, if anything, and names these keys. */
    SmallLog sealKeys(NoteSigner... keys) {
        List<VerifierKey> named = Stream.of(keys).map(NoteSigner::verifierKey).toList();
        return seal(Optional.empty(), Optional.of(new SealedKeys(named)));
    }

    /** Seals what was added, and a map of streams, true or not. */
    SmallLog sealMap(SealedStreams map) {
        return seal(Optional.of(map), Optional.empty());
    }

    private SmallLog seal(Optional<SealedStreams> map, Optional<SealedKeys> keys) {
        BatchManifest manifest = next(map, keys);
        return seal(manifest, manifest.entry());
    }

    private BatchManifest next(Optional<SealedStreams> map, Optional<SealedKeys> keys) {
        long count = entries.size() - batchStart;
        // A marker of a transaction takes one offset, so each range has a hole.
        SourceRange source = new SourceRange("symbia.payment.events", 3, nextOffset, nextOffset + count + 1, count);
        nextOffset += count + 1;
        return new BatchManifest(batches(), batchStart, size(), lastManifest, sealedAt, List.of(source), map, keys);
    }

    private SmallLog seal(BatchManifest manifest, Entry.Manifest entry) {
        add(entry);
        manifests.add(Octets.of(manifest.format().getBytes(StandardCharsets.UTF_8)));
        lastManifest = manifest.digest();
        batchStart = entries.size();
        return this;
    }

    /** The map of the streams of all leaves so far. */
    StreamMap map() {
        StreamMapBuilder builder = new StreamMapBuilder();
        for (int leaf = 0; leaf < entries.size(); leaf++) {
            if (Entry.parse(entries.get(leaf)) instanceof Entry.Event event) {
                builder.add(leaf, event.format().toArray(), 0);
            }
        }
        return builder.map();
    }

    /** What a manifest says of the map of all leaves so far. */
    SealedStreams streams() {
        StreamMap map = map();
        return new SealedStreams(map.root(), size(), map.count());
    }

    /** The proof of a stream from a map that a manifest seals, the last that seals one. */
    StreamProof streamProof(StreamTag tag, StreamMap map) {
        BatchManifest manifest = IntStream.range(0, batches())
                .mapToObj(this::parsed)
                .filter(one -> one.streams().isPresent())
                .reduce((_, later) -> later)
                .orElseThrow();
        List<Long> places = new ArrayList<>();
        for (int leaf = 0; leaf < manifest.streams().orElseThrow().size(); leaf++) {
            if (Entry.parse(entries.get(leaf)) instanceof Entry.Event event
                    && event.tag().equals(tag)) {
                places.add((long) leaf);
            }
        }
        List<Hash> path = MerkleTree.inclusionProof(manifest.end(), size(), reader());
        return new StreamProof(tag, map.prove(tag), places, manifest, path, checkpoint(size()));
    }

    /** An event with a digest and a sequence of the test's own choice. */
    SmallLog add(String escrow, long sequence, String story) {
        Hash digest = Hash.ofContent((escrow + sequence + story).getBytes(StandardCharsets.UTF_8));
        return add(new Entry.Event(digest, Events.tag(escrow), sequence));
    }

    int size() {
        return entries.size();
    }

    List<CanonicalBytes> events() {
        return events;
    }

    /** The checkpoint of the first leaves, signed and cosigned. */
    Note checkpoint(int treeSize) {
        Checkpoint checkpoint = new Checkpoint(ORIGIN, treeSize, MerkleTree.root(leaves.subList(0, treeSize)));
        return new Note(
                        checkpoint.format(),
                        signers.stream()
                                .map(key -> key.sign(checkpoint.format()))
                                .toList())
                .with(cosigners.apply(checkpoint.format()));
    }

    /** What it asks a witness to cosign: its tree, grown from an earlier size. */
    AddCheckpoint growthFrom(int earlierSize) {
        List<Hash> path = earlierSize == 0 ? List.of() : MerkleTree.consistencyProof(earlierSize, size(), reader());
        return new AddCheckpoint(earlierSize, path, checkpoint(size()));
    }

    TlogProof proof(int event) {
        return proofOf(eventLeaves.get(event));
    }

    TlogProof proofOf(long leafIndex) {
        return new TlogProof(leafIndex, MerkleTree.inclusionProof(leafIndex, size(), reader()), checkpoint(size()));
    }

    int batches() {
        return manifests.size();
    }

    BatchManifest parsed(int batch) {
        return BatchManifest.parse(StrictUtf8.decode(manifest(batch)));
    }

    Octets manifest(int batch) {
        return manifests.get(batch);
    }

    TlogProof manifestProof(int batch) {
        return proofOf(parsed(batch).end());
    }

    private HashReader reader() {
        return (level, index) -> MerkleTree.root(leaves.subList((int) index << level, ((int) index + 1) << level));
    }

    /** Writes what the log serves, at the same paths. */
    void publish(Path folder) throws IOException {
        write(folder.resolve("checkpoint"), Bundles.octets(checkpoint(size()).format()));
        write(folder.resolve("policy"), Bundles.octets(POLICY));
        new PublishedFolder(folder).write(entries, leaves, manifests);
    }

    static void write(Path file, Octets bytes) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, bytes.toArray());
    }
}
