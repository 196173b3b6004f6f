package io.symbia.log.fsck;

import io.symbia.disk.Disk;
import io.symbia.log.storage.LogReader;
import io.symbia.log.storage.RecordFile;
import io.symbia.log.storage.commits.Commit;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.tree.Octets;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** The cosigned checkpoints of before: each whole, larger than the one before it, and of a tree that was committed. */
final class CosignedCheck implements Closeable {
    private static final String NAME = "cosigned";
    private static final String POSITIONS = "cosigned-positions";

    private final Settling settling;
    private final Findings findings;
    private final RecordFile records;
    private final long written;
    private final long endBytes;
    private long count;

    /** Those that are there now. */
    CosignedCheck(Disk disk, Settling settling, Findings findings) throws IOException {
        this.settling = settling;
        this.findings = findings;
        records = RecordFile.open(disk, NAME);
        written = records.count(); // Before the records: one gets its position when it is there.
        endBytes = records.sizeBytes();
    }

    /** Number of those that were looked at. */
    long count() {
        return count;
    }

    void check(LogReader reader, long batches) throws IOException {
        long start = 0;
        long lastSize = -1;
        while (start < endBytes) {
            long at = start;
            long number = count;
            Optional<Octets> record = records.recordAt(at);
            boolean isLast = record.isEmpty() && records.count() <= number + 1;
            if (isLast && settling.becomesGood(() -> records.recordAt(at).isPresent())) {
                record = records.recordAt(at);
            }
            if (record.isEmpty()) {
                findings.lost(NAME, "record " + number, "does not match its checksum");
                Optional<Long> next = records.positionOf(number + 1).filter(it -> it > at);
                if (next.isEmpty()) return;
                start = next.get();
            } else {
                if (!settling.becomesGood(() -> records.positionOf(number).equals(Optional.of(at)))) {
                    findings.derivable(POSITIONS, "record " + number, "is not where it is");
                }
                lastSize = check(record.get(), number, lastSize, reader, batches);
                start += RecordFile.sizeBytes(record.get());
            }
            count++;
        }
        if (count < written) {
            findings.lost(NAME, "record " + count, "is not there, and " + POSITIONS + " has " + written);
        }
    }

    /** Whether there is one, or was. */
    boolean isAny() {
        return endBytes > 0 || written > 0;
    }

    private long check(Octets record, long number, long lastSize, LogReader reader, long batches) throws IOException {
        String place = "record " + number;
        try {
            Checkpoint said = Checkpoint.parse(Note.parse(record).text());
            Optional<Commit> commit =
                    said.treeSize() == 0 ? Optional.of(Commit.NONE) : reader.findCommit(said.treeSize(), batches);
            if (said.treeSize() <= lastSize) findings.lost(NAME, place, "is not larger than the one before");
            if (commit.isEmpty()) {
                findings.lost("commits", "size " + said.treeSize(), "is not there, and " + NAME + " has it");
            } else if (!commit.get().root().equals(said.root())) {
                findings.lost(NAME, place, "has another root than the commit of " + said.treeSize() + " leaves");
            }
            return Math.max(lastSize, said.treeSize());
        } catch (IllegalArgumentException malformed) {
            findings.lost(NAME, place, "is no checkpoint: " + malformed.getMessage());
            return lastSize;
        }
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
