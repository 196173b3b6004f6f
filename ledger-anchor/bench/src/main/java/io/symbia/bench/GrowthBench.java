package io.symbia.bench;

import io.symbia.bench.material.BenchLog;
import io.symbia.bench.material.Events;
import io.symbia.disk.FolderDisk;
import io.symbia.log.entries.EntryBlock;
import io.symbia.log.index.KeyHash;
import io.symbia.log.index.LeafIndex;
import io.symbia.log.sequencing.Sequencer;
import io.symbia.log.storage.LogReader;
import io.symbia.log.storage.LogStore;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.streams.StreamMap;
import io.symbia.tlog.streams.StreamMapBuilder;
import io.symbia.tlog.tile.TileHashReader;
import io.symbia.tlog.tree.MerkleTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What a log costs at one size after the other, as a table: appending, proving, starting, and what it holds in memory. Streams have ten events
 * each.
 */
@Command(
        name = "growth",
        mixinStandardHelpOptions = true,
        description = "Measures a log while it grows: appending, proofs, start and memory.")
final class GrowthBench implements Callable<Integer> {
    private static final int BATCH = 50_000;
    private static final int LAST_BATCHES = 9;
    private static final int WARM_UPS = 2_000;
    private static final int PROOFS = 2_000;
    private static final long FIRST_LEAVES = 1_000_000;
    private static final int READ_AT_ONCE = 4096;

    @Option(names = "--leaves", description = "leaves of the largest log (default: ${DEFAULT-VALUE})")
    long leaves = 100_000_000;

    @Option(
            names = "--folder",
            description = "where files are written, and deleted afterwards (default: a temporary folder)")
    private Path folder;

    private final EntryBlock block = new EntryBlock(BATCH + 1);
    private final Events events = new Events(8 + Long.BYTES);
    private long nextEvent;

    /**
     * What was measured at one size.
     *
     * @param appends     leaves a second, durable, the median of the last batches
     * @param proofMicros median time of an inclusion proof
     * @param openSeconds until a log is open: every entry hashed again, the heads of streams and the index filled
     * @param openBytes   memory of heads and index, a leaf
     * @param mapSeconds  until the map of streams is made again, which goes on behind the sealing
     * @param mapBytes    memory of the map, a stream
     */
    record Row(
            long leaves,
            double appends,
            double proofMicros,
            double openSeconds,
            double openBytes,
            double mapSeconds,
            double mapBytes) {
        String line() {
            return "%,13d %,14.0f %10.0f %10.1f %16.1f %10.1f %18.0f"
                    .formatted(leaves, appends, proofMicros, openSeconds, openBytes, mapSeconds, mapBytes);
        }
    }

    @Override
    public Integer call() throws IOException {
        Path work = folder == null ? Files.createTempDirectory("symbia-growth") : Files.createDirectories(folder);
        System.out.println("%13s %14s %10s %10s %16s %10s %18s"
                .formatted(
                        "leaves", "appended a s", "proof us", "start s", "memory B a leaf", "map s", "map B a stream"));
        try {
            for (long size = Math.min(FIRST_LEAVES, leaves); size <= leaves; size *= 10) {
                System.out.println(measure(work, size).line());
            }
            return 0;
        } finally {
            Bench.delete(work);
        }
    }

    /** Lets the log of a folder grow to a size, and measures it there. */
    Row measure(Path work, long size) throws IOException {
        double appends = grow(work, size);
        long emptyBytes = usedBytes();
        KeyHash hash = new KeyHash();
        Sequencer sequencer = new Sequencer(hash);
        LeafIndex index = new LeafIndex(hash);
        long startNanos = System.nanoTime();
        LogStore.open(new FolderDisk(work), Executors.newVirtualThreadPerTaskExecutor()).close();
        double openSeconds = secondsSince(startNanos);
        double openBytes = (double) (usedBytes() - emptyBytes) / index.leaves();
        long openedBytes = usedBytes();
        try (LogReader reader = new LogReader(new FolderDisk(work))) {
            double proofMicros = prove(reader, index.leaves());
            startNanos = System.nanoTime();
            StreamMap map = map(reader, index.leaves());
            double mapSeconds = secondsSince(startNanos);
            double mapBytes = (double) (usedBytes() - openedBytes) / map.count();
            if (map.count() != sequencer.streams()) { // Asked now, so that both were in memory until now.
                throw new IllegalStateException(map.count() + " streams are not " + sequencer.streams());
            }
            return new Row(index.leaves(), appends, proofMicros, openSeconds, openBytes, mapSeconds, mapBytes);
        }
    }

    private double grow(Path work, long size) throws IOException {
        List<Double> nanos = new ArrayList<>();
        try (BenchLog log = new BenchLog(work)) {
            while (log.size() < size) nanos.add((double) append(log));
        }
        return BATCH * 1e9 / Measure.median(nanos.subList(Math.max(0, nanos.size() - LAST_BATCHES), nanos.size()));
    }

    private static double prove(LogReader reader, long size) {
        Random random = new Random(11);
        TileHashReader hashes = new TileHashReader(reader.hashes());
        List<Double> micros = new ArrayList<>();
        for (int proof = 0; proof < WARM_UPS + PROOFS; proof++) {
            long leafIndex = random.nextLong(size);
            long startNanos = System.nanoTime();
            if (MerkleTree.inclusionProof(leafIndex, size, hashes).isEmpty()) {
                throw new IllegalStateException("no path in a tree of " + size);
            }
            micros.add((System.nanoTime() - startNanos) / 1e3);
        }
        return Measure.median(micros.subList(WARM_UPS, micros.size()));
    }

    private static StreamMap map(LogReader reader, long size) throws IOException {
        StreamMapBuilder builder = new StreamMapBuilder();
        for (long first = 0; first < size; first += READ_AT_ONCE) {
            reader.visit(first, (int) Math.min(READ_AT_ONCE, size - first), (leaf, bytes, offset) -> {
                if (bytes[offset] == Entry.EVENT_KIND) builder.add(leaf, bytes, offset);
            });
        }
        StreamMap map = builder.map();
        if (map.root().equals(StreamMap.EMPTY.root())) throw new IllegalStateException("no streams");
        return map;
    }

    private static double secondsSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1e9;
    }

    private long append(BenchLog log) {
        events.fill(block, nextEvent, BATCH);
        nextEvent += BATCH;
        return log.append(block);
    }

    private static long usedBytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
