package io.symbia.verifier.audit;

import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.entry.BatchManifest;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.entry.SealedKeys;
import io.symbia.tlog.note.InvalidNoteException;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteVerifier;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tile.EntryTile;
import io.symbia.tlog.tile.HashTile;
import io.symbia.tlog.tile.TilePath;
import io.symbia.tlog.tree.Frontier;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import io.symbia.tlog.tree.TreeHasher;
import io.symbia.verifier.audit.seen.ManifestChain;
import io.symbia.verifier.audit.seen.Seen;
import io.symbia.verifier.audit.seen.Trust;
import io.symbia.verifier.evidence.EvidenceFolder;
import io.symbia.verifier.report.CouldNotCheckException;
import io.symbia.verifier.report.NotProvenException;
import io.symbia.verifier.report.Report;
import io.symbia.verifier.source.LogSource;
import io.symbia.verifier.source.PublishedManifests;
import io.symbia.verifier.source.PublishedTiles;
import io.symbia.verifier.statement.Kind;
import io.symbia.verifier.statement.Line;
import io.symbia.verifier.trust.TrustedLog;
import java.time.Instant;
import java.util.Optional;

/**
 * One pass over the entries that were not seen yet, from which everything that the log says about itself is computed again. What it finds is
 * in {@link Seen}, which is worth keeping only if the pass ends well.
 */
final class Audit {
    private static final int TILES_AHEAD = 16; // Enough to hide the distance to a log, little enough to hold in memory.
    private static final int RECORD_BYTES = Short.BYTES + Entry.SIZE_BYTES;

    private final LogSource log;
    private final Trust trust;
    private final EvidenceFolder evidence;
    private final Freshness freshness;
    private final Progress progress;
    private final PublishedTiles tiles;
    private final PublishedManifests manifests;
    private final TreeHasher hasher = new TreeHasher();
    private final byte[] leaf = new byte[Hash.SIZE_BYTES];
    private long expectedTiles; // Tiles of level 0 and of entries that the source was told of.

    Audit(LogSource log, Trust trust, EvidenceFolder evidence, Freshness freshness, Progress progress) {
        this.log = log;
        this.trust = trust;
        this.evidence = evidence;
        this.freshness = freshness;
        this.progress = progress;
        tiles = new PublishedTiles(log);
        manifests = new PublishedManifests(log);
    }

    /** Goes on from what was seen to the log's current checkpoint. */
    Seen run(Seen before, Report report) throws NotProvenException, CouldNotCheckException {
        report.begin();
        Note note = parse(log.read("checkpoint"));
        reportUnknownKeys(before.manifests(), report);
        Policy policy = trust.after(before.manifests());
        Checkpoint checkpoint = TrustedLog.verify(note, policy, report).checkpoint();
        progress.trusted(note);
        long from = before.frontier().size();
        new History(tiles, policy, evidence).requireGrowth(before, note, checkpoint);
        readEntries(before, checkpoint.treeSize(), report);
        requireRoot(before.frontier(), checkpoint);
        requireTimes(before, note, checkpoint);
        reportFigures(before, from, report);
        requireKeysInForce(before.manifests(), note, checkpoint, report);
        return before.at(note);
    }

    /** What is no note at all is nobody's word: the address may be mistyped, or a machine between here and the log has answered. */
    private static Note parse(Octets checkpoint) throws CouldNotCheckException {
        try {
            return Note.parse(checkpoint);
        } catch (IllegalArgumentException e) {
            throw new CouldNotCheckException(
                    "what is served as the checkpoint is no signed note: " + e.getMessage(), e);
        }
    }

    private void readEntries(Seen seen, long treeSize, Report report)
            throws NotProvenException, CouldNotCheckException {
        Frontier frontier = seen.frontier();
        while (frontier.size() < treeSize) {
            expectTiles(frontier.size(), treeSize);
            EntryTile tile = EntryTile.holding(frontier.size(), treeSize);
            byte[] entries = tiles.read(tile, Entry.SIZE_BYTES).toArray();
            int first = (int) (frontier.size() - tile.firstLeafIndex());
            seen.manifests().expect(manifests, manifestsIn(entries, first), treeSize - frontier.size());
            for (int entry = first; entry < tile.width(); entry++) {
                readEntry(seen, entries, entry * RECORD_BYTES + Short.BYTES, treeSize, report);
            }
            progress.read();
        }
        seen.edge().comparePartialTiles(tiles);
        seen.manifests().finish(treeSize);
    }

    private void expectTiles(long from, long treeSize) {
        long next = from / TilePath.FULL_WIDTH;
        long end = Math.min(next + TILES_AHEAD, (treeSize + TilePath.FULL_WIDTH - 1) / TilePath.FULL_WIDTH);
        for (expectedTiles = Math.max(expectedTiles, next); expectedTiles < end; expectedTiles++) {
            long leafIndex = expectedTiles * TilePath.FULL_WIDTH;
            tiles.expect(EntryTile.holding(leafIndex, treeSize));
            tiles.expect(HashTile.holding(0, leafIndex, treeSize));
        }
    }

    private static int manifestsIn(byte[] entries, int first) {
        int count = 0;
        for (int offset = first * RECORD_BYTES + Short.BYTES; offset < entries.length; offset += RECORD_BYTES) {
            if (entries[offset] == Entry.MANIFEST_KIND) count++;
        }
        return count;
    }

    private void readEntry(Seen seen, byte[] entries, int offset, long treeSize, Report report)
            throws NotProvenException, CouldNotCheckException {
        long leafIndex = seen.frontier().size();
        if (entries[offset] == Entry.EVENT_KIND) { // Without making an object of each.
            seen.streams().count(entries, offset, leafIndex);
            seen.maps().event(entries, offset, leafIndex);
        } else {
            Entry.Manifest entry = parseManifest(entries, offset, leafIndex);
            BatchManifest manifest = seen.manifests().add(entry, leafIndex, manifests, treeSize);
            seen.maps().manifest(manifest);
            manifest.passed().forEach(range -> report.note("passed", "batch " + manifest.batch() + ": " + range));
        }
        hasher.hashLeaf(entries, offset, Entry.SIZE_BYTES, leaf, 0);
        seen.frontier().append(leaf, 0, seen.edge()::add);
        seen.edge().compareFullTiles(tiles);
    }

    private static Entry.Manifest parseManifest(byte[] entries, int offset, long leafIndex) throws NotProvenException {
        String place = "leaf " + leafIndex;
        try {
            return switch (Entry.parse(Octets.copyOf(entries, offset, Entry.SIZE_BYTES))) {
                case Entry.Manifest manifest -> manifest;
                case Entry.Event _ -> throw new IllegalStateException("an event's kind was looked at before");
            };
        } catch (IllegalArgumentException e) {
            throw new NotProvenException("entries", place, place + ": " + e.getMessage());
        }
    }

    private static void requireRoot(Frontier frontier, Checkpoint signed) throws NotProvenException {
        if (!frontier.root().equals(signed.root())) {
            throw new NotProvenException(
                    "root",
                    "checkpoint " + signed.treeSize(),
                    "the first " + frontier.size() + " entries give root "
                            + frontier.root().base64() + ", signed is "
                            + signed.root().base64());
        }
    }

    /** What was sealed before it was cosigned cannot be younger; and events that no map holds cannot be proven complete. */
    private void requireTimes(Seen seen, Note note, Checkpoint checkpoint) throws NotProvenException {
        Optional<Instant> sealedAt = seen.manifests().lastSealedAt();
        if (sealedAt.isEmpty()) {
            return;
        }
        Optional<Instant> cosignedAt = freshness.quorumAt(note);
        Instant latest = cosignedAt.map(at -> at.plus(Freshness.MAX_AHEAD)).orElse(Instant.MAX);
        if (sealedAt.get().isAfter(latest)) { // INVARIANT 115
            throw new NotProvenException(
                    "times",
                    "checkpoint " + checkpoint.treeSize(),
                    "its last batch says that it was sealed at " + sealedAt.get() + ", and its quorum cosigned it at "
                            + cosignedAt.get());
        }
        seen.maps()
                .requireMapped(
                        cosignedAt.filter(at -> at.isAfter(sealedAt.get())).orElse(sealedAt.get()));
    }

    /** A key that is in no policy yet has to be there before it signs alone. */
    private void reportUnknownKeys(ManifestChain manifests, Report report) throws CouldNotCheckException {
        for (VerifierKey key : trust.unknownAfter(manifests)) {
            report.note("keys", "the log signs with a key that the policy does not name: log " + key);
        }
    }

    /** INVARIANT 71: what a log shows is signed by a key that its manifests have not retired. */
    private static void requireKeysInForce(ManifestChain manifests, Note note, Checkpoint checkpoint, Report report)
            throws NotProvenException {
        if (manifests.keys().isEmpty()) {
            return;
        }
        SealedKeys inForce = manifests.keys().get();
        String place = "checkpoint " + checkpoint.treeSize();
        if (!inForce.origin().equals(checkpoint.origin())) {
            throw new NotProvenException(
                    "keys", place, "leaf " + manifests.keysLeaf() + " names keys of " + inForce.origin());
        }
        try {
            new NoteVerifier(inForce.keys()).verify(note);
        } catch (InvalidNoteException e) {
            throw new NotProvenException(
                    "keys",
                    place,
                    "signed with none of the keys that leaf " + manifests.keysLeaf() + " names: " + e.getMessage());
        }
        report.ok(
                "keys",
                inForce.keys().size() + " keys sign as of leaf " + manifests.keysLeaf() + ", one of them signed this");
    }

    private static void reportFigures(Seen seen, long from, Report report) {
        long size = seen.frontier().size();
        report.ok("entries", size + " entries, " + seen.streams().events() + " of them events");
        report.ok("tiles", seen.edge().tiles() + " tiles hold the hashes of these entries");
        report.ok("root", "recomputed from all " + size + " entries");
        report.ok(
                "batches",
                seen.manifests().batches() + " manifests, each names the one before it and covers its leaves");
        report.ok("offsets", seen.manifests().partitions() + " partitions, their offsets only ever increase");
        report.ok("streams", seen.streams().streams() + " streams, each counted from 0 without hole or repetition");
        report.ok(
                "maps",
                seen.maps().maps() + " maps of streams, the last of the first "
                        + seen.maps().sealedSize() + " leaves");
        report.draft()
                .add(Line.of(
                        Kind.AUDITED,
                        "leaves",
                        size,
                        "events",
                        seen.streams().events(),
                        "streams",
                        seen.streams().streams(),
                        "batches",
                        seen.manifests().batches(),
                        "maps",
                        seen.maps().maps(),
                        "mapped",
                        seen.maps().sealedSize()));
        report.draft().add(Line.of(Kind.WORLD));
        seen.manifests().passed().addTo(report.draft());
        if (seen.note().isPresent()) {
            report.draft().add(Line.of(Kind.CONTINUED, "leaves", from));
            report.ok(
                    "history",
                    "the first " + from + " leaves are those of the last audit; " + (size - from) + " are new");
        }
    }
}
