package io.symbia.log.storage;

import io.symbia.disk.Disk;
import io.symbia.disk.DurableFile;
import io.symbia.log.storage.commits.Commit;
import io.symbia.log.storage.commits.CommitFile;
import io.symbia.log.storage.commits.DamagedLogException;
import io.symbia.log.storage.levels.LevelFiles;
import io.symbia.log.storage.trail.Snapshot;
import io.symbia.log.storage.trail.Trail;
import io.symbia.tlog.tree.Frontier;
import io.symbia.tlog.tree.Octets;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads, while the log works, what its start has passed over: everything up to the snapshot, as {@link StoreCheck} reads what came after, and
 * compares the end with the snapshot. What does not agree ends the log; without the snapshot, which is then emptied, the next start reads
 * everything at once, and mends what can be derived or says what is wrong.
 *
 * <p>Its files are opened apart from the writer's. For one thread, except {@link #checkedBatches}.
 */
public final class HistoryCheck implements Closeable {
    private final Disk disk;
    private final Optional<Snapshot> snapshot;
    private final DurableFile entries;
    private final LevelFiles levels;
    private final RecordFile manifests;
    private final CommitFile commits;
    private final Replay replay;
    private volatile long checkedBatches;

    HistoryCheck(Disk disk, Optional<Snapshot> snapshot) throws IOException {
        this.disk = disk;
        this.snapshot = snapshot;
        entries = disk.open(LogStore.ENTRIES);
        levels = new LevelFiles(disk);
        manifests = RecordFile.open(disk, LogStore.MANIFESTS);
        commits = CommitFile.open(disk);
        replay = new Replay(entries, levels, manifests, new Frontier(), new Trail(), Commit.NONE, Commit.NONE);
    }

    /** Number of batches that are to be checked. */
    public long batches() {
        return snapshot.map(Snapshot::batch).orElse(-1L) + 1;
    }

    /** Number of batches that are checked. */
    public long checkedBatches() {
        return checkedBatches;
    }

    /**
     * Checks the next batch.
     *
     * @return whether there are more
     * @throws DamagedLogException if the files are not what was committed
     */
    public boolean checkNext() throws IOException {
        if (checkedBatches == batches()) {
            return false;
        }
        try {
            long batch = checkedBatches;
            replay.read(commits.get(batch));
            if (batch + 1 == batches()) {
                requireSnapshot();
            }
            checkedBatches = batch + 1;
        } catch (IOException | DamagedLogException | IllegalArgumentException failed) {
            disk.replace(Snapshot.FILE, Octets.of(new byte[0]));
            throw failed;
        }
        return checkedBatches < batches();
    }

    private void requireSnapshot() {
        if (!snapshot.orElseThrow().trail().isSameAs(replay.trail())) {
            throw new DamagedLogException("snapshot: it says of batch %d what the manifests up to there do not"
                    .formatted(replay.last().batch()));
        }
        if (replay.hasDamagedHashes()) {
            throw new DamagedLogException(
                    "tiles: the stored hashes up to batch %d are not those of the entries; the next start mends them"
                            .formatted(replay.last().batch()));
        }
    }

    @Override
    public void close() throws IOException {
        try (entries;
                levels;
                manifests;
                commits) {
            // Only to close them all, whichever fails.
        }
    }
}
