package io.symbia.log.fsck;

import io.symbia.disk.Disk;
import io.symbia.disk.DurableFile;
import io.symbia.log.storage.RecordFile;
import io.symbia.log.storage.commits.Commit;
import io.symbia.log.storage.commits.CommitFile;
import io.symbia.log.storage.commits.DamagedLogException;
import io.symbia.log.storage.levels.LevelFiles;
import io.symbia.log.storage.trail.Trail;
import io.symbia.tlog.check.StoredTreeCheck;
import io.symbia.tlog.entry.BatchManifest;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Commits, entries, stored hashes and manifests, batch by batch up to the last commit that was there at the beginning. */
final class Batches implements Closeable {
    private static final String MANIFESTS = "manifests";
    private static final String POSITIONS = "manifests-positions";

    private final Findings findings;
    private final SmallFiles small;
    private final DurableFile entries;
    private final LevelFiles levels;
    private final RecordFile manifests;
    private final CommitFile commits;
    private final StoredTreeCheck tree;
    private final Trail trail = new Trail();
    private final long count;
    private Optional<Commit> last = Optional.of(Commit.NONE); // Unknown behind a damaged record.
    private boolean isTrailWhole = true;
    private long leaves;

    /** Opens those of a folder; what is committed from now on is not looked at. */
    Batches(Disk disk, SmallFiles small, Settling settling, Findings findings) throws IOException {
        this.findings = findings;
        this.small = small;
        commits = CommitFile.open(disk);
        count = whole(settling);
        entries = disk.open("entries");
        levels = new LevelFiles(disk);
        manifests = RecordFile.open(disk, MANIFESTS);
        tree = new StoredTreeCheck(
                new StoredTreeCheck.Files() {
                    @Override
                    public void entries(long first, int number, byte[] target) throws IOException {
                        entries.readFully(
                                first * StoredTreeCheck.RECORD_BYTES, target, 0, number * StoredTreeCheck.RECORD_BYTES);
                    }

                    @Override
                    public int hashes(int level, long first, int number, byte[] target) throws IOException {
                        return levels.readAvailable(level, first, number, target);
                    }
                },
                findings::found);
    }

    /** Without a record that is being written. */
    private long whole(Settling settling) throws IOException {
        long records = commits.count();
        if (records == 0) return 0;
        if (settling.becomesGood(() -> commits.read(records - 1).isPresent())) return records;
        findings.lost(
                "commits",
                "batch " + (records - 1),
                "the last record does not match its checksum: a crash leaves one that is torn, which the next start drops");
        return records - 1;
    }

    /** Number of batches that are looked at. */
    long count() {
        return count;
    }

    /** Number of leaves that are known to be good or were told about. */
    long leaves() {
        return leaves;
    }

    /** What the manifests say in the end. */
    Trail trail() {
        return trail;
    }

    void check() throws IOException {
        for (long batch = 0; batch < count; batch++) {
            Optional<Commit> commit = commits.read(batch);
            if (commit.isEmpty()) {
                findings.lost("commits", "batch " + batch, "does not match its checksum");
            } else {
                check(commit.get());
            }
            last = commit;
        }
    }

    private void check(Commit commit) throws IOException {
        boolean follows = last.isEmpty()
                || (commit.size() > last.get().size()
                        && commit.epoch() >= last.get().epoch());
        if (!follows || commit.size() <= leaves) {
            findings.lost("commits", "batch " + commit.batch(), "does not follow the one before");
            return;
        }
        tree.checkTo(commit.size(), commit.root());
        leaves = commit.size();
        checkManifest(commit);
        if (isTrailWhole) small.compareSnapshot(commit, trail);
    }

    private void checkManifest(Commit commit) throws IOException {
        String place = "manifest " + commit.batch();
        Optional<Long> start = last.map(Commit::manifestsBytes);
        if (start.isPresent() && !manifests.positionOf(commit.batch()).equals(start)) {
            findings.derivable(POSITIONS, place, "is not where the commits say");
        }
        Optional<Octets> content = start.isPresent() ? manifests.recordAt(start.get()) : Optional.empty();
        boolean isWhole =
                content.isPresent() && start.get() + RecordFile.sizeBytes(content.get()) == commit.manifestsBytes();
        if (!isWhole) {
            isTrailWhole = false;
            if (start.isPresent()) findings.lost(MANIFESTS, place, "does not match its checksum, or its commit");
            return;
        }
        Hash digest = Hash.ofContent(content.get().toArray());
        if (tree.lastDigest().filter(named -> !named.equals(digest)).isPresent()) {
            findings.lost(MANIFESTS, place, "is not the one that leaf " + (commit.size() - 1) + " names");
        }
        follow(commit, content.get(), digest, place);
    }

    private void follow(Commit commit, Octets content, Hash digest, String place) {
        try {
            BatchManifest manifest = BatchManifest.parse(new String(content.toArray(), StandardCharsets.UTF_8));
            if (isTrailWhole) trail.requireNext(manifest, last.orElseThrow(), commit);
            trail.follow(manifest, digest);
        } catch (IllegalArgumentException | DamagedLogException wrong) {
            isTrailWhole = false;
            findings.lost(MANIFESTS, place, String.valueOf(wrong.getMessage()));
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
