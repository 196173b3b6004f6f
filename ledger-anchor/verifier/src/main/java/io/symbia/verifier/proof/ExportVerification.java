package io.symbia.verifier.proof;

import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.tile.HashTile;
import io.symbia.tlog.tree.CompletedHashes;
import io.symbia.tlog.tree.Frontier;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.event.EventLines;
import io.symbia.verifier.event.LoggedEvent;
import io.symbia.verifier.report.CouldNotCheckException;
import io.symbia.verifier.report.NotProvenException;
import io.symbia.verifier.report.Report;
import io.symbia.verifier.source.LogSource;
import io.symbia.verifier.source.PublishedTiles;
import io.symbia.verifier.statement.Kind;
import io.symbia.verifier.statement.Line;
import io.symbia.verifier.trust.TrustedLog;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * An export of many events: {@code events.jsonl}, one event a line (canonical JSON never contains a newline), and {@code log/} with a
 * copy of the log's checkpoint and tiles of level 0.
 *
 * <p>Instead of one proof an event, the root is computed from all leaf hashes and compared with the signed one; then every leaf hash is
 * as good as proven, and each event only has to be found among them. That costs one node hash a leaf, and memory for two
 * hashes of each exported event, those of its leaf and of its bytes, and for the names of their streams.
 */
final class ExportVerification {
    static final String EVENTS = "events.jsonl";
    private static final String LOG = "log";
    static final int MAX_LINE_BYTES = 1 << 20; // Twice the largest event.
    private static final int MAX_FAILURES_SHOWN = 20;

    private final Policy policy;
    private final Report report;
    private final Map<Hash, Long> linesByLeaf = new HashMap<>(); // Line number of each event that is not found yet.
    private final EventLines eventLines;
    private long lines;
    private long different;
    private long failures;

    ExportVerification(Policy policy, Report report) {
        this.policy = policy;
        this.report = report;
        eventLines = new EventLines(report.draft());
    }

    void verify(Path folder) throws NotProvenException, CouldNotCheckException {
        LogSource log = LogSource.of(folder.resolve(LOG).toString());
        Checkpoint checkpoint = TrustedLog.verify(TrustedLog.parse(log.read("checkpoint")), policy, report)
                .checkpoint();
        readEvents(folder.resolve(EVENTS));
        findLeaves(new PublishedTiles(log), checkpoint);
        linesByLeaf.values().stream().sorted().forEach(line -> fail("inclusion", line, "its leaf is not in the log"));
        if (failures > 0) {
            throw new NotProvenException("events", failures + " of " + lines + " events are not proven");
        }
        report.ok("inclusion", different + " different events in " + lines + " lines, each found among the leaves");
        report.note(
                "coverage",
                different + " of " + checkpoint.treeSize()
                        + " leaves are events of this export; the others are other events and the manifests of batches");
        report.draft().add(Line.of(Kind.EVENTS, "events", different, "lines", lines, "leaves", checkpoint.treeSize()));
        eventLines.close();
    }

    private void readEvents(Path file) throws NotProvenException, CouldNotCheckException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            LineReader reader = new LineReader(in, MAX_LINE_BYTES);
            while (reader.next()) {
                lines++;
                readEvent(reader.line());
            }
        } catch (IOException e) {
            throw new CouldNotCheckException("cannot read " + file + ": " + e.getMessage(), e);
        }
        if (lines == 0) { // Nothing checked is not everything proven.
            throw new CouldNotCheckException("there is no event in " + file);
        }
        different = linesByLeaf.size();
        if (failures == 0) {
            report.ok("events", lines + " lines, each the canonical bytes of an event");
        }
    }

    private void readEvent(Octets line) {
        try {
            LoggedEvent event = LoggedEvent.read(line);
            if (linesByLeaf.putIfAbsent(event.leafHash(), lines) == null) {
                eventLines.count(event);
            }
        } catch (NotProvenException e) {
            fail(e.check(), lines, e.getMessage());
        }
    }

    private void findLeaves(PublishedTiles tiles, Checkpoint checkpoint)
            throws NotProvenException, CouldNotCheckException {
        Frontier frontier = new Frontier();
        while (frontier.size() < checkpoint.treeSize()) {
            byte[] hashes = tiles.read(HashTile.holding(0, frontier.size(), checkpoint.treeSize()))
                    .toArray();
            for (int offset = 0; offset < hashes.length; offset += Hash.SIZE_BYTES) {
                linesByLeaf.remove(Hash.copyOf(hashes, offset));
                frontier.append(hashes, offset, CompletedHashes.IGNORED);
            }
        }
        if (!frontier.root().equals(checkpoint.root())) {
            throw new NotProvenException(
                    "root",
                    "the leaves give " + frontier.root().base64() + ", signed is "
                            + checkpoint.root().base64());
        }
        report.ok("root", "recomputed from " + frontier.size() + " leaves");
    }

    private void fail(String check, long line, String reason) {
        failures++;
        if (failures <= MAX_FAILURES_SHOWN) {
            report.failed(check, EVENTS + " line " + line + ": " + reason);
        }
    }
}
