package io.symbia.verifier.audit;

import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.tile.EntryTile;
import io.symbia.tlog.tile.HashTile;
import io.symbia.tlog.tile.TilePath;
import io.symbia.tlog.tree.Frontier;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import io.symbia.tlog.tree.TreeHasher;
import io.symbia.verifier.report.CouldNotCheckException;
import io.symbia.verifier.report.NotProvenException;
import io.symbia.verifier.report.Report;
import io.symbia.verifier.source.LogSource;
import io.symbia.verifier.source.PublishedTiles;
import io.symbia.verifier.source.TrustedLog;
import io.symbia.verifier.streams.StreamMapAudit;
import java.util.Optional;

/** One pass over all entries, from which everything that the log says about itself is computed again. */
final class Audit {
    private static final int TILES_AHEAD = 16; // Enough to hide the distance to a log, little enough to hold in memory.

    private final LogSource log;
    private final Policy policy;
    private final Optional<AuditMemory> memory;
    private final Report report;

    private final PublishedTiles tiles;
    private final TileComparison comparison;
    private final ManifestChain manifests;
    private final StreamCensus streams = new StreamCensus();
    private final StreamMapAudit maps = new StreamMapAudit();
    private final Frontier frontier = new Frontier();
    private final TreeHasher hasher = new TreeHasher();
    private final byte[] leaf = new byte[Hash.SIZE_BYTES];
    private long expectedTiles; // Tiles of level 0 and of entries that the source was told of.

    Audit(LogSource log, Policy policy, Optional<AuditMemory> memory, Report report) {
        this.log = log;
        this.policy = policy;
        this.memory = memory;
        this.report = report;
        tiles = new PublishedTiles(log);
        comparison = new TileComparison(tiles);
        manifests = new ManifestChain(log);
    }

    void run() throws NotProvenException, CouldNotCheckException {
        Note note = TrustedLog.parse(log.read("checkpoint"));
        Checkpoint checkpoint = TrustedLog.verify(note, policy, report);
        Optional<Checkpoint> remembered = memory.isPresent() ? memory.get().load() : Optional.empty();
        requireSameOriginAndNotSmaller(remembered, checkpoint);
        readEntries(checkpoint.treeSize(), remembered);
        requireRoot("root", checkpoint, "signed");
        reportFigures(remembered);
        if (memory.isPresent()) { // Last: only what was proven is worth remembering.
            memory.get().store(note);
            report.note("state", memory.get() + " remembers " + checkpoint.treeSize() + " leaves");
        }
    }

    private static void requireSameOriginAndNotSmaller(Optional<Checkpoint> remembered, Checkpoint checkpoint)
            throws NotProvenException {
        if (remembered.isEmpty()) {
            return;
        }
        if (!remembered.get().origin().equals(checkpoint.origin())) {
            throw new NotProvenException(
                    "history", "the state is of " + remembered.get().origin() + ", this log is " + checkpoint.origin());
        }
        if (remembered.get().treeSize() > checkpoint.treeSize()) {
            throw new NotProvenException(
                    "history",
                    "the log had " + remembered.get().treeSize() + " leaves and has " + checkpoint.treeSize());
        }
    }

    private void readEntries(long treeSize, Optional<Checkpoint> remembered)
            throws NotProvenException, CouldNotCheckException {
        requireHistory(remembered);
        while (frontier.size() < treeSize) {
            expectTiles(treeSize);
            for (Octets entry : tiles.read(EntryTile.holding(frontier.size(), treeSize))) {
                readEntry(entry);
                requireHistory(remembered);
            }
        }
        comparison.finish();
        manifests.finish(treeSize);
    }

    private void expectTiles(long treeSize) {
        long end = Math.min(
                frontier.size() / TilePath.FULL_WIDTH + TILES_AHEAD,
                (treeSize + TilePath.FULL_WIDTH - 1) / TilePath.FULL_WIDTH);
        for (; expectedTiles < end; expectedTiles++) {
            long leafIndex = expectedTiles * TilePath.FULL_WIDTH;
            tiles.expect(EntryTile.holding(leafIndex, treeSize));
            tiles.expect(HashTile.holding(0, leafIndex, treeSize));
        }
    }

    private void readEntry(Octets entry) throws NotProvenException, CouldNotCheckException {
        long leafIndex = frontier.size();
        switch (parse(entry, leafIndex)) {
            case Entry.Event event -> {
                streams.count(event, leafIndex);
                maps.event(event, leafIndex);
            }
            case Entry.Manifest manifest -> maps.manifest(manifests.add(manifest, leafIndex));
        }
        byte[] bytes = entry.toArray();
        hasher.hashLeaf(bytes, 0, bytes.length, leaf, 0);
        frontier.append(leaf, 0, comparison::add);
        comparison.compareFullTiles();
    }

    private static Entry parse(Octets entry, long leafIndex) throws NotProvenException {
        try {
            return Entry.parse(entry);
        } catch (IllegalArgumentException e) {
            throw new NotProvenException("entries", "leaf " + leafIndex + ": " + e.getMessage());
        }
    }

    /** The root at the remembered size is computed again on the way, which says more than a consistency proof would. */
    private void requireHistory(Optional<Checkpoint> remembered) throws NotProvenException {
        if (remembered.isPresent() && remembered.get().treeSize() == frontier.size()) {
            requireRoot("history", remembered.get(), "remembered");
        }
    }

    private void requireRoot(String check, Checkpoint expected, String whose) throws NotProvenException {
        if (!frontier.root().equals(expected.root())) {
            throw new NotProvenException(
                    check,
                    "the first " + frontier.size() + " entries give root "
                            + frontier.root().base64() + ", " + whose + " is "
                            + expected.root().base64());
        }
    }

    private void reportFigures(Optional<Checkpoint> remembered) {
        report.ok("entries", frontier.size() + " entries, " + streams.events() + " of them events");
        report.ok("tiles", comparison.tiles() + " tiles hold the hashes of these entries");
        report.ok("root", "recomputed from all " + frontier.size() + " entries");
        report.ok("batches", manifests.batches() + " manifests, each names the one before it and covers its leaves");
        report.ok("offsets", manifests.partitions() + " partitions, their offsets only ever increase");
        report.ok("streams", streams.streams() + " streams, each counted from 0 without hole or repetition");
        report.ok("maps", maps.maps() + " maps of streams, the last of the first " + maps.sealedSize() + " leaves");
        remembered.ifPresent(earlier ->
                report.ok("history", "the first " + earlier.treeSize() + " leaves are those of the last audit"));
    }
}
