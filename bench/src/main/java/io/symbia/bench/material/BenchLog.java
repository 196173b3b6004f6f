package io.symbia.bench.material;

import io.symbia.disk.FolderDisk;
import io.symbia.log.entries.EntryBlock;
import io.symbia.log.entries.Source;
import io.symbia.log.storage.LogStore;
import io.symbia.log.storage.commits.Commit;
import io.symbia.tlog.entry.BatchManifest;
import io.symbia.tlog.entry.SealedStreams;
import io.symbia.tlog.entry.SourceRange;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;

/** The real files of a log, to which blocks are appended and forced without Kafka, fence or signature. */
public final class BenchLog implements AutoCloseable {
    private static final Instant SEALED_AT = Instant.parse("2026-11-22T09:30:00Z");
    private static final Source SOURCE = new Source("bench", 0);

    private final LogStore store;
    private long offset;

    /** Opens the log of a folder, empty if the folder is. */
    public BenchLog(Path folder) throws IOException {
        store = LogStore.open(new FolderDisk(folder), Executors.newVirtualThreadPerTaskExecutor());
        store.sources().numberOf(SOURCE);
        offset = Math.max(0, store.nextOffset(SOURCE));
    }

    /** Appends a block, which must have room for its manifest, durably; how many nanoseconds that took. */
    public long append(EntryBlock block) {
        return append(block, Optional.empty());
    }

    /** As {@link #append(EntryBlock)}, sealing a map of streams with it. */
    long append(EntryBlock block, Optional<SealedStreams> streams) {
        long startNanos = System.nanoTime();
        Commit last = store.last();
        long events = block.size();
        List<SourceRange> ranges = events == 0
                ? List.of()
                : List.of(new SourceRange(SOURCE.topic(), SOURCE.partition(), offset, offset + events, events));
        offset += events;
        BatchManifest manifest = new BatchManifest(
                last.batch() + 1,
                last.size(),
                last.size() + events,
                store.lastManifest(),
                SEALED_AT,
                ranges,
                streams,
                Optional.empty());
        block.add(manifest.entry());
        try {
            store.append(block, manifest, 1);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
        return System.nanoTime() - startNanos;
    }

    /** Number of leaves. */
    public long size() {
        return store.last().size();
    }

    /** Number of batches. */
    long batches() {
        return store.last().batch() + 1;
    }

    /** Writes down what a start need not read again. */
    void takeSnapshot() throws IOException {
        store.takeSnapshot();
    }

    @Override
    public void close() throws IOException {
        store.close();
    }
}
