package io.symbia.log.storage;

import io.symbia.disk.DurableFile;
import io.symbia.log.storage.commits.Commit;
import io.symbia.log.storage.commits.DamagedLogException;
import io.symbia.log.storage.levels.EntryScan;
import io.symbia.log.storage.levels.LevelCheck;
import io.symbia.log.storage.levels.LevelFiles;
import io.symbia.log.storage.trail.Trail;
import io.symbia.tlog.entry.BatchManifest;
import io.symbia.tlog.tree.Frontier;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Goes through batches in order, and checks of each all that can be checked: entries, root, manifest and its chain, stored hashes. */
final class Replay {
    private final RecordFile manifests;
    private final EntryScan scan;
    private final LevelCheck levels;
    private final Frontier frontier;
    private final Trail trail;
    private Commit last;
    private Commit beforeLast;

    /**
     * A replay that goes on behind a commit.
     *
     * @param frontier the tree of {@code last}; grows
     * @param trail    what manifests say up to {@code last}; grows
     */
    Replay(
            DurableFile entries,
            LevelFiles levels,
            RecordFile manifests,
            Frontier frontier,
            Trail trail,
            Commit last,
            Commit beforeLast) {
        this.manifests = manifests;
        this.levels = new LevelCheck(levels);
        this.scan = new EntryScan(entries, frontier, this.levels);
        this.frontier = frontier;
        this.trail = trail;
        this.last = last;
        this.beforeLast = beforeLast;
    }

    /** Reads the next batch. */
    void read(Commit commit) throws IOException {
        if (commit.size() < last.size() + 1 || commit.epoch() < last.epoch()) {
            throw new DamagedLogException("commits: batch %d of size %d, epoch %d cannot follow size %d, epoch %d"
                    .formatted(commit.batch(), commit.size(), commit.epoch(), last.size(), last.epoch()));
        }
        Hash digest = scan.readTo(commit.size());
        if (!frontier.root().equals(commit.root())) {
            throw new DamagedLogException("entries: leaves %d to %d of batch %d do not have the committed root"
                    .formatted(last.size(), commit.size() - 1, commit.batch()));
        }
        BatchManifest manifest = manifest(commit, digest);
        trail.requireNext(manifest, last, commit);
        trail.follow(manifest, digest);
        beforeLast = last;
        last = commit;
    }

    private BatchManifest manifest(Commit commit, Hash digest) throws IOException {
        Octets content = manifests.read(commit.batch());
        if (!Hash.ofContent(content.toArray()).equals(digest)) {
            throw new DamagedLogException("manifests: manifest %d is not the one in the log".formatted(commit.batch()));
        }
        return BatchManifest.parse(new String(content.toArray(), StandardCharsets.UTF_8));
    }

    /** Whether a stored hash was missing or is not what the entries give. */
    boolean hasDamagedHashes() {
        return levels.isDamaged();
    }

    Frontier frontier() {
        return frontier;
    }

    Trail trail() {
        return trail;
    }

    Commit last() {
        return last;
    }

    Commit beforeLast() {
        return beforeLast;
    }
}
