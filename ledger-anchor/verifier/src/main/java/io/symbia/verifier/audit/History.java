package io.symbia.verifier.audit;

import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.checkpoint.Equivocation;
import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tree.InvalidProofException;
import io.symbia.verifier.audit.seen.Seen;
import io.symbia.verifier.evidence.EvidenceFolder;
import io.symbia.verifier.report.CouldNotCheckException;
import io.symbia.verifier.report.NotProvenException;
import io.symbia.verifier.source.PublishedPrefix;
import io.symbia.verifier.source.PublishedTiles;
import java.util.List;

/** That a log goes on from what it showed before; and if it does not, the proof of it, as far as the log's own tiles give one. */
final class History {
    private final PublishedTiles tiles;
    private final EvidenceFolder evidence;
    private final List<VerifierKey> logKeys;
    private String unkept = ""; // Why the proof is not in the folder of evidence, if it should be.

    History(PublishedTiles tiles, Policy policy, EvidenceFolder evidence) {
        this.tiles = tiles;
        this.evidence = evidence;
        logKeys = policy.logs().stream().map(Policy.Log::key).toList();
    }

    /** Refuses a checkpoint that is smaller than the one seen, or whose tree does not begin with the one seen. */
    void requireGrowth(Seen seen, Note note, Checkpoint now) throws NotProvenException, CouldNotCheckException {
        if (seen.note().isEmpty()) {
            return;
        }
        Note earlierNote = seen.note().get();
        Checkpoint before = Checkpoint.parse(earlierNote.text());
        String place = "checkpoint " + now.treeSize();
        if (!before.origin().equals(now.origin())) {
            throw new NotProvenException(
                    "history", place, "the state is of " + before.origin() + ", this log is " + now.origin());
        }
        boolean forked = isFork(earlierNote, note, before, now);
        if (before.treeSize() > now.treeSize()) {
            throw new NotProvenException(
                    "history",
                    place,
                    "the log had " + before.treeSize() + " leaves and has " + now.treeSize() + unkept);
        }
        if (forked) {
            seen.edge().requireSameEdge(tiles, now.treeSize()); // Names the leaves, if the tiles tell.
            throw new NotProvenException(
                    "history",
                    place,
                    "the log signed another root over the first " + before.treeSize() + " leaves" + unkept);
        }
    }

    /** Whether the tiles lead to the root of the larger tree, and to another root than the signed one of the smaller. */
    private boolean isFork(Note earlierNote, Note note, Checkpoint before, Checkpoint now) {
        boolean grew = before.treeSize() <= now.treeSize();
        Checkpoint smaller = grew ? before : now;
        Checkpoint larger = grew ? now : before;
        try {
            PublishedPrefix prefix = PublishedPrefix.of(smaller.treeSize(), larger, tiles);
            if (!prefix.root().equals(smaller.root())) {
                Equivocation equivocation = Equivocation.of(earlierNote, note, prefix.path(), logKeys);
                equivocation.verify(logKeys);
                keep(equivocation);
                return true;
            }
        } catch (InvalidProofException | NotProvenException | CouldNotCheckException _) {
            // The tiles are not those of the signed root; reading the entries will show where.
        }
        return false;
    }

    /** That there is no room to keep the proof is no reason not to say what it proves. */
    private void keep(Equivocation equivocation) {
        try {
            evidence.keep(equivocation);
        } catch (CouldNotCheckException e) {
            unkept = "; the proof could not be kept: " + e.getMessage();
        }
    }
}
