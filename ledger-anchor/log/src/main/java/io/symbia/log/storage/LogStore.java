package io.symbia.log.storage;

import io.symbia.disk.Disk;
import io.symbia.disk.DurableFile;
import io.symbia.disk.ForceFailedException;
import io.symbia.log.entries.EntryBlock;
import io.symbia.log.entries.Source;
import io.symbia.log.storage.commits.Commit;
import io.symbia.log.storage.commits.CommitFile;
import io.symbia.log.storage.commits.DamagedLogException;
import io.symbia.log.storage.levels.LevelBuffer;
import io.symbia.log.storage.levels.LevelFiles;
import io.symbia.log.storage.trail.Snapshot;
import io.symbia.log.storage.trail.Trail;
import io.symbia.tlog.entry.BatchManifest;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.entry.SealedKeys;
import io.symbia.tlog.entry.SealedStreams;
import io.symbia.tlog.tree.Frontier;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import io.symbia.tlog.tree.TreeHasher;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * Writes the flat files of a log: steps 1 and 2 of a seal. One writer a folder, for the life of the process; not for use by two threads at
 * once, except {@link #sources} and {@link #takeSnapshot}.
 *
 * <p>A write that fails may be tried again with the same arguments: every write goes to a place that the last commit decides. A force
 * that fails is the end, see {@link ForceFailedException}.
 */
public final class LogStore implements Closeable {
    static final String ENTRIES = "entries";
    static final String MANIFESTS = "manifests";
    static final String LOCK = "lock";

    private static final int READ_BACK_RECORDS = 1024; // 55 KB stay in the processor's cache.

    private final Disk disk;
    private final Closeable lock;
    private final Executor forcing;
    private final Optional<Snapshot> openedFrom;
    private final DurableFile entries;
    private final LevelFiles levels;
    private final RecordFile manifests;
    private final CommitFile commits;
    private final SourceTable sources;
    private final LevelBuffer completed = new LevelBuffer();
    private final TreeHasher hasher = new TreeHasher();
    private final byte[] leafHash = new byte[Hash.SIZE_BYTES];
    private final byte[] readBack = new byte[READ_BACK_RECORDS * EntryBlock.RECORD_BYTES];
    private final Frontier next = new Frontier();
    private final Frontier frontier;
    private final Trail trail; // Written under this, with the next two.
    private Commit last;
    private Commit beforeLast;

    private LogStore(Disk disk, Closeable lock, Executor forcing, StoreCheck check, SourceTable sources) {
        this.disk = disk;
        this.lock = lock;
        this.forcing = forcing;
        openedFrom = check.snapshot();
        entries = check.entries();
        levels = check.levels();
        manifests = check.manifests();
        commits = check.commits();
        frontier = check.replay().frontier();
        trail = check.replay().trail();
        last = check.replay().last();
        beforeLast = check.replay().beforeLast();
        this.sources = sources;
    }

    /**
     * Opens a log, empty if the folder is: takes the last good commit, cuts every file off there, and checks everything that came after the
     * last snapshot. Without one it checks all, which takes about a second for two million leaves.
     *
     * @param forcing runs forces beside the reading back of what was written; {@code Runnable::run} does them one after the other
     * @throws DamagedLogException if the files are not what was committed
     */
    public static LogStore open(Disk disk, Executor forcing) throws IOException {
        Closeable lock = disk.lock(LOCK);
        try {
            StoreCheck check = StoreCheck.run(disk);
            SourceTable sources = SourceTable.open(disk, 0);
            requireKnown(check.replay().trail(), sources);
            LogStore store = new LogStore(disk, lock, forcing, check, sources);
            disk.forceDirectory(); // Files made just now must be there after a power cut, or their forced content
            // is not.
            return store;
        } catch (IOException | RuntimeException failed) {
            lock.close();
            throw failed;
        }
    }

    private static void requireKnown(Trail trail, SourceTable sources) {
        Set<Source> known = Set.copyOf(sources.all());
        for (Source source : trail.nextOffsets().keySet()) {
            if (!known.contains(source)) {
                throw new DamagedLogException(
                        "partitions: no good line for %s, which manifests name".formatted(source));
            }
        }
    }

    /** The last commit; {@link Commit#NONE} if there is none. */
    public Commit last() {
        return last;
    }

    /** The commit before the last one; {@link Commit#NONE} if there is none. */
    public Commit beforeLast() {
        return beforeLast;
    }

    /** Digest of the last manifest, which the next one names; 32 zero bytes if there is none. */
    public Hash lastManifest() {
        return trail.lastManifest();
    }

    /** Number of leaves of the last map of streams that was sealed, which the next one exceeds; 0 if none was. */
    public long streamsSize() {
        return trail.streamsSize();
    }

    /** The keys that the last manifest with keys names; nothing if the log has never changed its keys. */
    public Optional<SealedKeys> keys() {
        return trail.keys();
    }

    /** Where a source goes on: behind the last of its records that is sealed; {@link Commit#NOT_READ} if none is. */
    public long nextOffset(Source source) {
        return trail.nextOffset(source);
    }

    /** Numbers of the sources. */
    public SourceTable sources() {
        return sources;
    }

    /**
     * Steps 1 and 2 of a seal: appends the entries of a batch, the last of which is its manifest's, and commits them.
     *
     * @return the commit; when this returns it survives a power cut
     */
    public Commit append(EntryBlock block, BatchManifest manifest, long epoch) throws IOException {
        requireNext(block, manifest);
        next.become(frontier);
        completed.clear();
        for (int index = 0; index < block.size(); index++) {
            block.hashLeaf(index, hasher, leafHash);
            next.append(leafHash, 0, completed);
        }
        long position = last.size() * EntryBlock.RECORD_BYTES;
        entries.write(position, block.records());
        completed.writeTo(levels);
        Octets content = Octets.of(manifest.format().getBytes(StandardCharsets.UTF_8));
        long manifestsBytes = manifests.write(manifest.batch(), last.manifestsBytes(), content);
        forceAndReadBack(position, block.size());
        Commit commit = new Commit(manifest.batch(), next.size(), next.root(), epoch, manifestsBytes);
        commits.append(commit); // The commit point.
        frontier.become(next);
        committed(commit, manifest);
        return commit;
    }

    private synchronized void committed(Commit commit, BatchManifest manifest) {
        trail.follow(manifest, manifest.digest());
        beforeLast = last;
        last = commit;
    }

    /** INVARIANT 38: a batch continues exactly where the last commit ends, and its last entry is its manifest's. */
    private void requireNext(EntryBlock block, BatchManifest manifest) {
        boolean continues = manifest.batch() == last.batch() + 1
                && manifest.start() == last.size()
                && manifest.end() == last.size() + block.size() - 1
                && manifest.digest().equals(block.entry(block.size() - 1).digest())
                && manifest.streams().map(SealedStreams::size).orElse(Long.MAX_VALUE) > trail.streamsSize()
                && manifest.mayName(trail.keys());
        if (!continues) {
            throw new IllegalStateException("batch %d of leaves %d to %d does not follow batch %d of size %d"
                    .formatted(manifest.batch(), manifest.start(), manifest.end(), last.batch(), last.size()));
        }
    }

    private void forceAndReadBack(long position, int count) throws IOException {
        CompletableFuture<Void> forced = CompletableFuture.allOf(
                CompletableFuture.runAsync(entries::force, forcing),
                CompletableFuture.runAsync(manifests::force, forcing));
        try {
            requireWritten(position, count); // The processor is free while the disk works.
        } finally {
            join(forced);
        }
    }

    private static void join(CompletableFuture<Void> forced) {
        try {
            forced.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (failed.getCause() instanceof Error cause) {
                throw cause;
            }
            throw failed;
        }
    }

    /**
     * INVARIANT 44: what will be signed is what is in the file. One flipped bit between memory and file has retired a public log before, so
     * the leaves are hashed again from what the file gives back.
     */
    private void requireWritten(long position, int count) throws IOException {
        for (int first = 0; first < count; first += READ_BACK_RECORDS) {
            int records = Math.min(READ_BACK_RECORDS, count - first);
            long start = position + (long) first * EntryBlock.RECORD_BYTES;
            entries.readFully(start, readBack, 0, records * EntryBlock.RECORD_BYTES);
            for (int index = 0; index < records; index++) {
                int offset = index * EntryBlock.RECORD_BYTES + Short.BYTES;
                hasher.hashLeaf(readBack, offset, Entry.SIZE_BYTES, leafHash, 0);
                if (!completed.isLeafHash(first + index, leafHash, 0)) {
                    throw new DamagedLogException("entries: leaf %d reads back differently from what was written"
                            .formatted(last.size() + first + index));
                }
            }
        }
    }

    /**
     * Writes down what a start needs to know of all batches so far, after it has made last what that start does not read again. From any thread,
     * while batches are sealed; takes as long as the disk needs for the hashes of the batches since the last time.
     *
     * @return the commit with which the next start begins
     */
    public Commit takeSnapshot() throws IOException {
        Snapshot snapshot;
        synchronized (this) {
            snapshot = Snapshot.of(last, trail.copy());
        }
        if (snapshot.batch() >= 0) {
            levels.force(snapshot.size());
            manifests.forcePositions();
            snapshot.write(disk);
        }
        return commit(snapshot.batch());
    }

    /** The check of what was passed over when this log was opened. */
    public HistoryCheck historyCheck() throws IOException {
        return new HistoryCheck(disk, openedFrom);
    }

    /** The commit of a batch; {@link Commit#NONE} for -1. */
    public Commit commit(long batch) throws IOException {
        return batch < 0 ? Commit.NONE : commits.get(batch);
    }

    @Override
    public void close() throws IOException {
        try (lock;
                commits;
                entries;
                levels;
                manifests;
                sources) {
            entries.force();
        }
    }
}
