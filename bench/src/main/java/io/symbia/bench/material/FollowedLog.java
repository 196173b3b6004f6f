package io.symbia.bench.material;

import io.symbia.disk.Disk;
import io.symbia.disk.FolderDisk;
import io.symbia.log.entries.EntryBlock;
import io.symbia.log.heads.HeadMap;
import io.symbia.log.heads.HeadStore;
import io.symbia.log.index.LeafIndex;
import io.symbia.log.storage.LogReader;
import io.symbia.log.streams.SealedMaps;
import io.symbia.tlog.entry.Entry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The files of a log with all that follows them: index, heads, maps of streams that are sealed now and then. Without Kafka, fence or signature. */
public final class FollowedLog implements AutoCloseable {
    private static final int ENTRIES_AT_ONCE = 1 << 16;
    private static final int EVENTS_A_MAP = 500_000; // About a second of a busy log.

    private final BenchLog log;
    private final LogReader reader;
    private final LeafIndex index;
    private final HeadStore heads;
    private final EntryBlock nothing = new EntryBlock(1);

    /** Opens the log of a folder, empty if the folder is, as a start does: what can be gone on from is not made anew. */
    public FollowedLog(Path folder) throws IOException {
        Disk disk = new FolderDisk(folder);
        log = new BenchLog(folder);
        reader = new LogReader(disk);
        index = LeafIndex.open(disk, reader, log::size, FollowedLog::fail);
        heads = HeadStore.open(disk, new SealedMaps(reader, log.batches()));
        catchUp();
        index.start();
    }

    private void catchUp() throws IOException {
        long batches = heads.current().batches();
        for (long from = heads.current().size(); from < log.size(); from += ENTRIES_AT_ONCE) {
            long to = Math.min(log.size(), from + ENTRIES_AT_ONCE);
            long[] manifests = new long[1];
            reader.visitAll(from, to, (leaf, bytes, offset) -> {
                manifests[0] += bytes[offset] == Entry.MANIFEST_KIND ? 1 : 0;
                follow(leaf, bytes, offset);
            });
            batches += manifests[0];
            if (heads.hasManyChanges()) {
                heads.finish(to, batches);
                heads.keepInBounds();
            }
        }
        finish();
    }

    private static void fail(Throwable failed) {
        throw new IllegalStateException(failed);
    }

    private void follow(long leaf, byte[] bytes, int offset) {
        if (bytes[offset] == Entry.EVENT_KIND) {
            heads.add(leaf, bytes, offset);
        }
    }

    private HeadMap finish() throws IOException {
        HeadMap map = heads.finish(log.size(), log.batches());
        heads.keepInBounds();
        return map;
    }

    /** Appends a block, which must have room for its manifest, and follows it; how many nanoseconds appending took. */
    public long append(EntryBlock block) throws IOException {
        long first = log.size();
        long nanos = log.append(block);
        block.visit(first, index);
        block.visit(first, this::follow);
        if (log.size() - heads.current().size() > EVENTS_A_MAP) {
            finish();
        }
        return nanos;
    }

    /** Seals a map and writes down everything that a start goes on from, as a log does every few minutes. */
    public void keep() throws IOException {
        HeadMap map = finish();
        nothing.clear();
        long first = log.size();
        log.append(nothing, Optional.of(map.streams()));
        nothing.visit(first, index);
        heads.write(map, log.batches() - 1);
        log.takeSnapshot();
    }

    /** Number of leaves. */
    public long size() {
        return log.size();
    }

    /** Number of streams. */
    public long streams() {
        return heads.current().count();
    }

    /** Finds leaves. */
    public LeafIndex index() {
        return index;
    }

    /** Reads what was appended. */
    public LogReader reader() {
        return reader;
    }

    /** The heads of streams. */
    public HeadStore heads() {
        return heads;
    }

    @Override
    public void close() throws IOException {
        index.close();
        heads.close();
        reader.close();
        log.close();
    }
}
