package io.symbia.log.storage;

import io.symbia.disk.Disk;
import io.symbia.disk.DurableFile;
import io.symbia.log.entries.EntryBlock;
import io.symbia.log.entries.EntryVisitor;
import io.symbia.log.entries.Source;
import io.symbia.tlog.entry.BatchManifest;
import io.symbia.tlog.entry.PassedRange;
import io.symbia.tlog.entry.SealedKeys;
import io.symbia.tlog.entry.SourceRange;
import io.symbia.tlog.tree.Frontier;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Opens the files of a log at its last good commit and reads all of it once: every entry, every root of a commit, every manifest and
 * its chain, every stored hash. The ordinary start and the start after a crash are this same code.
 */
final class StoreCheck {
    private final DurableFile entries;
    private final LevelFiles levels;
    private final RecordFile manifests;
    private final CommitFile commits;
    private final Frontier frontier = new Frontier();
    private final Map<Source, Long> nextOffsets = new HashMap<>();
    private Commit last = Commit.NONE;
    private Commit beforeLast = Commit.NONE;
    private Hash lastManifest = BatchManifest.NO_PREVIOUS;
    private long streamsSize;
    private Optional<SealedKeys> keys = Optional.empty();

    private StoreCheck(Disk disk) throws IOException {
        entries = disk.open(LogStore.ENTRIES);
        levels = new LevelFiles(disk);
        manifests = RecordFile.open(disk, LogStore.MANIFESTS);
        commits = CommitFile.open(disk);
    }

    static StoreCheck run(Disk disk, EntryVisitor visitor) throws IOException {
        StoreCheck check = new StoreCheck(disk);
        check.commits.dropTornTail();
        long count = check.commits.count();
        check.cutOffAt(count == 0 ? Commit.NONE : check.commits.get(count - 1), count);
        LevelCheck levelCheck = new LevelCheck(check.levels);
        EntryScan scan = new EntryScan(check.entries, check.frontier, levelCheck, visitor);
        for (long batch = 0; batch < count; batch++) {
            check.readBatch(check.commits.get(batch), scan);
        }
        if (levelCheck.isDamaged()) { // Only now is it known that the entries are good.
            EntryScan.rebuildLevels(check.entries, check.last.size(), check.levels);
        }
        check.levels.truncate(check.last.size());
        return check;
    }

    private void cutOffAt(Commit commit, long count) throws IOException {
        long sizeBytes = commit.size() * EntryBlock.RECORD_BYTES;
        if (entries.size() < sizeBytes) {
            throw new DamagedLogException("entries: has %d bytes, %d leaves of %d bytes are committed"
                    .formatted(entries.size(), commit.size(), EntryBlock.RECORD_BYTES));
        }
        if (entries.size() > sizeBytes) {
            entries.truncate(sizeBytes);
        }
        if (manifests.sizeBytes() < commit.manifestsBytes()) {
            throw new DamagedLogException("manifests: has %d bytes, %d are committed"
                    .formatted(manifests.sizeBytes(), commit.manifestsBytes()));
        }
        long kept = manifests.restore((number, content) -> number < count);
        if (kept != commit.manifestsBytes()) {
            throw new DamagedLogException("manifests: the first %d bytes are good, %d are committed"
                    .formatted(kept, commit.manifestsBytes()));
        }
    }

    private void readBatch(Commit commit, EntryScan scan) throws IOException {
        if (commit.size() < last.size() + 1 || commit.epoch() < last.epoch()) {
            throw new DamagedLogException("commits: batch %d of size %d, epoch %d cannot follow size %d, epoch %d"
                    .formatted(commit.batch(), commit.size(), commit.epoch(), last.size(), last.epoch()));
        }
        Hash manifestDigest = scan.readTo(commit.size());
        if (!frontier.root().equals(commit.root())) {
            throw new DamagedLogException("entries: leaves %d to %d of batch %d do not have the committed root"
                    .formatted(last.size(), commit.size() - 1, commit.batch()));
        }
        checkManifest(commit, manifestDigest);
        beforeLast = last;
        last = commit;
    }

    private void checkManifest(Commit commit, Hash digest) throws IOException {
        Octets content = manifests.read(commit.batch());
        if (!Hash.ofContent(content.toArray()).equals(digest)) {
            throw new DamagedLogException("manifests: manifest %d is not the one in the log".formatted(commit.batch()));
        }
        BatchManifest manifest = BatchManifest.parse(new String(content.toArray(), StandardCharsets.UTF_8));
        boolean fits = manifest.batch() == commit.batch()
                && manifest.start() == last.size()
                && manifest.end() == commit.size() - 1
                && manifest.previous().equals(lastManifest);
        if (!fits) {
            throw new DamagedLogException("manifests: manifest %d does not fit its commit".formatted(commit.batch()));
        }
        for (SourceRange range : manifest.sources()) {
            follow(commit, new Source(range.topic(), range.partition()), range.from(), range.to());
        }
        for (PassedRange range : manifest.passed()) { // INVARIANT 97: and begin again by a sealed decision alone.
            follow(commit, new Source(range.topic(), range.partition()), range.from(), range.to());
        }
        manifest.streams().ifPresent(streams -> {
            if (streams.size() <= streamsSize) {
                throw new DamagedLogException("manifests: batch %d seals a map of %d leaves after one of %d"
                        .formatted(commit.batch(), streams.size(), streamsSize));
            }
            streamsSize = streams.size();
        });
        if (!manifest.mayName(keys)) { // INVARIANT 69: who knew a key before can follow.
            throw new DamagedLogException(
                    "manifests: batch %d names keys none of which signed before".formatted(commit.batch()));
        }
        keys = manifest.keys().or(() -> keys);
        lastManifest = digest;
    }

    private void follow(Commit commit, Source source, long from, long to) {
        Long before = nextOffsets.put(source, to);
        if (before != null && from < before) { // INVARIANT 39: offsets strictly increase.
            throw new DamagedLogException("manifests: batch %d reads %s from %d, batches before it to %d"
                    .formatted(commit.batch(), source, from, before));
        }
    }

    /** Compares where the last commit goes on with where the manifests end. */
    void requireOffsetsOf(List<Source> sources) {
        for (int number = 0; number < last.nextOffsets().size(); number++) {
            long expected = nextOffsets.getOrDefault(sources.get(number), Commit.NOT_READ);
            if (last.nextOffset(number) != expected) {
                throw new DamagedLogException("commits: %s goes on at offset %d, its last manifest ends at %d"
                        .formatted(sources.get(number), last.nextOffset(number), expected));
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

    Frontier frontier() {
        return frontier;
    }

    /** Digest of the last manifest. */
    Hash lastManifest() {
        return lastManifest;
    }

    /** Number of leaves of the last map of streams that was sealed; 0 if none was. */
    long streamsSize() {
        return streamsSize;
    }

    /** The keys that were named last, if any were. */
    Optional<SealedKeys> keys() {
        return keys;
    }

    Commit last() {
        return last;
    }

    Commit beforeLast() {
        return beforeLast;
    }
}
