package io.symbia.log.fsck;

import io.symbia.disk.Disk;
import io.symbia.log.continuity.SourceMarks;
import io.symbia.log.entries.Source;
import io.symbia.log.storage.LogReader;
import io.symbia.log.storage.SourceTable;
import io.symbia.log.storage.commits.Commit;
import io.symbia.log.storage.commits.DamagedLogException;
import io.symbia.log.storage.trail.Snapshot;
import io.symbia.log.storage.trail.Trail;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.tree.MerkleTree;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The files of a log that are replaced whole. What they say is of a time before the commits that are read after them. */
final class SmallFiles {
    private static final String CHECKPOINT = "checkpoint";

    private static final String MARKS = "sources";

    private final Disk disk;
    private final Findings findings;
    private final Optional<Octets> checkpoint;
    private final Optional<Snapshot> snapshot;

    /** Reads them; before anything else of the folder. */
    SmallFiles(Disk disk, Findings findings) throws IOException {
        this.disk = disk;
        this.findings = findings;
        checkpoint = disk.exists(CHECKPOINT) ? Optional.of(disk.content(CHECKPOINT)) : Optional.empty();
        boolean isWritten =
                disk.exists(Snapshot.FILE) && disk.content(Snapshot.FILE).size() > 0; // It may be emptied.
        snapshot = isWritten ? Snapshot.read(disk) : Optional.empty();
        if (isWritten && snapshot.isEmpty()) {
            findings.derivable(Snapshot.FILE, "the whole", "is not what was written");
        }
        requireMarks();
    }

    private void requireMarks() throws IOException {
        try {
            SourceMarks.open(disk);
        } catch (DamagedLogException damaged) {
            findings.lost(MARKS, "the whole", damaged.getMessage());
        }
    }

    /** What was cosigned before was published before, and something has been current ever since. */
    void requireCheckpoint(boolean isAnythingCosigned) {
        if (checkpoint.isEmpty() && isAnythingCosigned) {
            findings.derivable(CHECKPOINT, "the whole", "is not there, and there are cosigned ones of before");
        }
    }

    /** What is not checked, since it may not have been there. */
    Optional<String> unpublished(long batches) {
        return checkpoint.isEmpty() && batches > 0
                ? Optional.of("not checked: the file " + CHECKPOINT
                        + ", it is not there; nothing was published, or it is lost")
                : Optional.empty();
    }

    /** Without marks the log takes whatever has a topic's name. They are there before anything of a source is sealed. */
    void requireMarksOf(Trail trail) throws IOException {
        if (!trail.nextOffsets().isEmpty() && !disk.exists(MARKS)) {
            findings.lost(
                    MARKS,
                    "the whole",
                    "is not there, and manifests name sources; after a restore the next start makes it");
        }
    }

    /** Compares the snapshot with what the manifests say up to its batch. */
    void compareSnapshot(Commit commit, Trail trail) {
        boolean isThere = snapshot.filter(it -> it.batch() == commit.batch()).isPresent();
        if (!isThere) return;
        Snapshot known = snapshot.get();
        boolean isSame = known.size() == commit.size()
                && known.root().equals(commit.root())
                && known.trail().isSameAs(trail);
        if (!isSame)
            findings.derivable(Snapshot.FILE, "batch " + commit.batch(), "says another thing than the manifests");
    }

    /** Compares the rest with the commits, of which there are that many good ones in a row. */
    void compare(LogReader reader, long batches, Signatures signatures) throws IOException {
        if (snapshot.filter(it -> it.batch() >= batches).isPresent()) {
            findings.lost("commits", "batch " + snapshot.get().batch(), "is not there, and the snapshot has it");
        }
        if (checkpoint.isEmpty()) return;
        try {
            Note note = Note.parse(checkpoint.get());
            signatures.requireCurrent(note);
            requireCommitted(note, reader, batches);
        } catch (IllegalArgumentException | Signatures.BadSignatureException damaged) {
            findings.derivable(CHECKPOINT, "the whole", damaged.getMessage());
        }
    }

    /** A published tree was committed before. */
    private void requireCommitted(Note note, LogReader reader, long batches) throws IOException {
        Checkpoint said = Checkpoint.parse(note.text());
        Optional<Commit> commit =
                said.treeSize() == 0 ? Optional.of(Commit.NONE) : reader.findCommit(said.treeSize(), batches);
        if (commit.isEmpty()) {
            findings.lost("commits", "size " + said.treeSize(), "is not there, and the file " + CHECKPOINT + " has it");
        } else if (!commit.get().root().equals(said.root())
                || (said.treeSize() == 0 && !said.root().equals(MerkleTree.EMPTY_ROOT))) {
            findings.derivable(
                    CHECKPOINT, "the whole", "has another root than the commit of " + said.treeSize() + " leaves");
        }
    }

    /** Looks whether every source that manifests name has its line; after the commits were read. */
    void comparePartitions(Trail trail, Settling settling) throws IOException {
        boolean isWhole = settling.becomesGood(() -> SourceTable.isWhole(disk));
        List<Source> known = SourceTable.read(disk);
        if (!isWhole) {
            findings.lost("partitions", "line " + (known.size() + 1), "does not match its checksum");
        }
        for (Source source : trail.nextOffsets().keySet()) {
            if (!Set.copyOf(known).contains(source)) {
                findings.lost("partitions", source.toString(), "has no line, and manifests name it");
            }
        }
    }
}
