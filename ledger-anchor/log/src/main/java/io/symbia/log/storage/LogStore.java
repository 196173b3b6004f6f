package io.symbia.log.storage;

import io.symbia.disk.Disk;
import io.symbia.disk.DurableFile;
import io.symbia.disk.ForceFailedException;
import io.symbia.log.entries.EntryBlock;
import io.symbia.log.entries.EntryVisitor;
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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.BiPredicate;

/**
 * Writes the flat files of a log: steps 1 and 2 of a seal, and its history. One writer a folder, for the life of the process; not for use
 * by two threads at once, except {@link #sources}.
 *
 * <p>A write that fails may be tried again with the same arguments: every write goes to a place that the last commit decides. A force
 * that fails is the end, see {@link ForceFailedException}.
 */
public final class LogStore implements Closeable {
    static final String ENTRIES = "entries";
    static final String MANIFESTS = "manifests";
    static final String HISTORY = "history";
    static final String LOCK = "lock";

    private static final int READ_BACK_RECORDS = 1024; // 55 KB stay in the processor's cache.

    private final Closeable lock;
    private final Executor forcing;
    private final DurableFile entries;
    private final LevelFiles levels;
    private final RecordFile manifests;
    private final RecordFile history;
    private final CommitFile commits;
    private final SourceTable sources;
    private final LevelBuffer completed = new LevelBuffer();
    private final TreeHasher hasher = new TreeHasher();
    private final byte[] leafHash = new byte[Hash.SIZE_BYTES];
    private final byte[] readBack = new byte[READ_BACK_RECORDS * EntryBlock.RECORD_BYTES];
    private final Frontier next = new Frontier();
    private final Frontier frontier;
    private Commit last;
    private Commit beforeLast;
    private Hash lastManifest;
    private long streamsSize;
    private Optional<SealedKeys> keys;
    private long historyBytes;
    private long historyCount;

    private LogStore(Disk disk, Closeable lock, Executor forcing, StoreCheck check, SourceTable sources)
            throws IOException {
        this.lock = lock;
        this.forcing = forcing;
        entries = check.entries();
        levels = check.levels();
        manifests = check.manifests();
        commits = check.commits();
        frontier = check.frontier();
        last = check.last();
        beforeLast = check.beforeLast();
        lastManifest = check.lastManifest();
        streamsSize = check.streamsSize();
        keys = check.keys();
        this.sources = sources;
        history = RecordFile.open(disk, HISTORY);
    }

    /**
     * Opens a log, empty if the folder is: takes the last good commit, cuts every file off there, and recomputes everything from the
     * entries, which takes about a second for two million leaves.
     *
     * @param forcing runs forces beside the reading back of what was written; {@code Runnable::run} does them one after the other
     * @param visitor is shown every entry
     * @throws DamagedLogException if the files are not what was committed
     */
    public static LogStore open(Disk disk, Executor forcing, EntryVisitor visitor) throws IOException {
        Closeable lock = disk.lock(LOCK);
        try {
            StoreCheck check = StoreCheck.run(disk, visitor);
            SourceTable sources =
                    SourceTable.open(disk, check.last().nextOffsets().size());
            check.requireOffsetsOf(sources.all());
            LogStore store = new LogStore(disk, lock, forcing, check, sources);
            disk.forceDirectory(); // Files made just now must be there after a power cut, or their forced content
            // is not.
            return store;
        } catch (IOException | RuntimeException failed) {
            lock.close();
            throw failed;
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
        return lastManifest;
    }

    /** Number of leaves of the last map of streams that was sealed, which the next one exceeds; 0 if none was. */
    public long streamsSize() {
        return streamsSize;
    }

    /** The keys that the last manifest with keys names; nothing if the log has never changed its keys. */
    public Optional<SealedKeys> keys() {
        return keys;
    }

    /** Numbers of the sources. */
    public SourceTable sources() {
        return sources;
    }

    /**
     * Steps 1 and 2 of a seal: appends the entries of a batch, the last of which is its manifest's, and commits them.
     *
     * @param nextOffsets by source number, where the next batch goes on
     * @return the commit; when this returns it survives a power cut
     */
    public Commit append(EntryBlock block, BatchManifest manifest, List<Long> nextOffsets, long epoch)
            throws IOException {
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
        Commit commit = new Commit(manifest.batch(), next.size(), next.root(), epoch, manifestsBytes, nextOffsets);
        commits.append(commit); // The commit point.
        frontier.become(next);
        beforeLast = last;
        last = commit;
        lastManifest = manifest.digest();
        streamsSize = manifest.streams().map(SealedStreams::size).orElse(streamsSize);
        keys = manifest.keys().or(() -> keys);
        return commit;
    }

    /** INVARIANT 38: a batch continues exactly where the last commit ends, and its last entry is its manifest's. */
    private void requireNext(EntryBlock block, BatchManifest manifest) {
        boolean continues = manifest.batch() == last.batch() + 1
                && manifest.start() == last.size()
                && manifest.end() == last.size() + block.size() - 1
                && manifest.digest().equals(block.entry(block.size() - 1).digest())
                && manifest.streams().map(SealedStreams::size).orElse(Long.MAX_VALUE) > streamsSize
                && manifest.mayName(keys);
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
     * Makes the history hold one checkpoint a commit: keeps the leading ones that are good.
     *
     * @param good whether a text is the checkpoint of a commit
     * @return how many are kept; the caller adds those of the commits from that number on
     */
    public long restoreHistory(BiPredicate<Commit, Octets> good) throws IOException {
        historyCount = 0;
        historyBytes = history.restore((number, text) -> {
            boolean keeps = number <= last.batch() && good.test(commits.get(number), text);
            historyCount += keeps ? 1 : 0;
            return keeps;
        });
        return historyCount;
    }

    /** The commit of a batch. */
    public Commit commit(long batch) throws IOException {
        return commits.get(batch);
    }

    /** Adds the checkpoint of the next commit to the history; not forced, because it can be signed again from its commit. */
    public void appendHistory(Octets checkpoint) throws IOException {
        historyBytes = history.write(historyCount, historyBytes, checkpoint);
        historyCount++;
    }

    @Override
    public void close() throws IOException {
        try (lock;
                commits;
                entries;
                levels;
                manifests;
                history;
                sources) {
            entries.force();
        }
    }
}
