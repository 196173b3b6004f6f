package io.symbia.log.storage;

import io.symbia.disk.Disk;
import io.symbia.disk.DurableFile;
import io.symbia.log.entries.EntryBlock;
import io.symbia.log.storage.commits.Commit;
import io.symbia.log.storage.commits.CommitFile;
import io.symbia.log.storage.commits.DamagedLogException;
import io.symbia.log.storage.levels.EntryScan;
import io.symbia.log.storage.levels.LevelFiles;
import io.symbia.log.storage.trail.Snapshot;
import io.symbia.log.storage.trail.Trail;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.tile.TileHashReader;
import io.symbia.tlog.tree.Frontier;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.MerkleTree;
import io.symbia.tlog.tree.Octets;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Opens the files of a log at its last good commit, and reads all that came after the snapshot once: every entry, every root of a commit,
 * every manifest and its chain, every stored hash. Without a snapshot that fits it reads everything. The ordinary start and the start
 * after a crash are this same code. What is before the snapshot is left to {@link HistoryCheck}.
 */
final class StoreCheck {
    private final DurableFile entries;
    private final LevelFiles levels;
    private final RecordFile manifests;
    private final CommitFile commits;
    private Optional<Snapshot> snapshot = Optional.empty();
    private Replay replay;

    private StoreCheck(Disk disk) throws IOException {
        entries = disk.open(LogStore.ENTRIES);
        levels = new LevelFiles(disk);
        manifests = RecordFile.open(disk, LogStore.MANIFESTS);
        commits = CommitFile.open(disk);
        replay = replayOf(new Trail(), new Frontier(), Commit.NONE, Commit.NONE);
    }

    private Replay replayOf(Trail trail, Frontier frontier, Commit last, Commit beforeLast) {
        return new Replay(entries, levels, manifests, frontier, trail, last, beforeLast);
    }

    static StoreCheck run(Disk disk) throws IOException {
        StoreCheck check = new StoreCheck(disk);
        try {
            check.run(Snapshot.read(disk));
        } catch (IOException | RuntimeException failed) {
            check.close(failed);
            throw failed;
        }
        return check;
    }

    private void run(Optional<Snapshot> written) throws IOException {
        commits.dropTornTail();
        long count = commits.count();
        Commit end = count == 0 ? Commit.NONE : commits.get(count - 1);
        cutOffEntries(end);
        written.filter(found -> found.batch() < count).ifPresent(this::takeOver);
        cutOffManifests(end, count);
        Frontier start = replay.frontier().copy();
        for (long batch = replay.last().batch() + 1; batch < count; batch++) {
            replay.read(commits.get(batch));
        }
        if (replay.hasDamagedHashes()) { // Only now is it known that the entries are good.
            EntryScan.rebuildLevels(entries, start, end.size(), levels);
        }
        levels.truncate(end.size());
    }

    /** Goes on from a snapshot if it is one of this log, and the hashes that it rests on give the committed root. */
    private void takeOver(Snapshot found) {
        try {
            Commit commit = commits.get(found.batch());
            boolean isOfThisLog = commit.size() == found.size()
                    && commit.root().equals(found.root())
                    && lastEntry(commit).equals(found.trail().lastManifest());
            if (!isOfThisLog) {
                return;
            }
            Frontier frontier = Frontier.restore(commit.size(), new TileHashReader(levels));
            Commit before = commit.batch() == 0 ? Commit.NONE : commits.get(commit.batch() - 1);
            if (frontier.root().equals(commit.root())) {
                snapshot = Optional.of(found);
                replay = replayOf(found.trail().copy(), frontier, commit, before);
            }
        } catch (IOException | UncheckedIOException | DamagedLogException _) {
            // What it rests on is not there: everything is read, and says what is wrong, or mends it.
        }
    }

    /** The manifest's digest in the last entry of a batch, which is a leaf under its root. */
    private Hash lastEntry(Commit commit) throws IOException {
        byte[] entry = new byte[Entry.SIZE_BYTES];
        entries.readFully((commit.size() - 1) * EntryBlock.RECORD_BYTES + Short.BYTES, entry, 0, entry.length);
        Hash stored = new TileHashReader(levels).read(0, commit.size() - 1);
        if (!MerkleTree.leafHash(Octets.of(entry)).equals(stored)) {
            throw new DamagedLogException("entries: leaf %d is not what was hashed".formatted(commit.size() - 1));
        }
        return Hash.copyOf(entry, Entry.DIGEST_OFFSET);
    }

    private void cutOffEntries(Commit commit) throws IOException {
        long sizeBytes = commit.size() * EntryBlock.RECORD_BYTES;
        if (entries.size() < sizeBytes) {
            throw new DamagedLogException("entries: has %d bytes, %d leaves of %d bytes are committed"
                    .formatted(entries.size(), commit.size(), EntryBlock.RECORD_BYTES));
        }
        if (entries.size() > sizeBytes) {
            entries.truncate(sizeBytes);
        }
    }

    private void cutOffManifests(Commit commit, long count) throws IOException {
        if (manifests.sizeBytes() < commit.manifestsBytes()) {
            throw new DamagedLogException("manifests: has %d bytes, %d are committed"
                    .formatted(manifests.sizeBytes(), commit.manifestsBytes()));
        }
        Commit known = replay.last();
        long kept = manifests.restore(
                known.batch() + 1, known.manifestsBytes(), count, (number, content) -> number < count);
        if (kept != commit.manifestsBytes()) {
            throw new DamagedLogException("manifests: the first %d bytes are good, %d are committed"
                    .formatted(kept, commit.manifestsBytes()));
        }
    }

    private void close(Exception reason) {
        for (Closeable file : new Closeable[] {entries, levels, manifests, commits}) {
            try {
                file.close();
            } catch (IOException failed) {
                reason.addSuppressed(failed);
            }
        }
    }

    DurableFile entries() {
        return entries;
    }

    LevelFiles levels() {
        return levels;
    }

    RecordFile manifests() {
        return manifests;
    }

    CommitFile commits() {
        return commits;
    }

    /** What was read last, its tree and its trail. */
    Replay replay() {
        return replay;
    }

    /** Up to where nothing was read. */
    Optional<Snapshot> snapshot() {
        return snapshot;
    }
}
